package dev.patchbay.composer.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's rate limit: {@code limit} requests in each window, or, with a burst, a steady flow of {@code limit} a
 * window out of a bucket that holds {@code burst}.
 *
 * @param text as it was written, {@code 100/s}; the name of the policy in responses
 * @param burst 0 for none
 */
public record Rate(String text, long limit, Duration window, long burst) {

    static final String EXPECTED = "such as 100/s, 1000/min, 5000/hour, 10000/day or 20/10s";

    private static final long MOST = 1_000_000_000L;
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,10})/([0-9]{0,5})([a-z]+)");
    private static final Map<String, Duration> UNITS = Map.ofEntries(
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("second", Duration.ofSeconds(1)),
            Map.entry("m", Duration.ofMinutes(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("minute", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("hour", Duration.ofHours(1)),
            Map.entry("d", Duration.ofDays(1)),
            Map.entry("day", Duration.ofDays(1)));

    /** Null when the text is none. */
    static @Nullable Rate parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        Duration unit = matcher.matches() ? UNITS.get(matcher.group(3)) : null;
        if (unit == null) {
            return null;
        }
        long limit = Long.parseLong(matcher.group(1));
        long count = matcher.group(2).isEmpty() ? 1 : Long.parseLong(matcher.group(2));
        Duration window = unit.multipliedBy(count);
        boolean sound = limit > 0 && limit <= MOST && count > 0 && window.compareTo(Duration.ofDays(31)) <= 0;
        return sound ? new Rate(text, limit, window, 0) : null;
    }

    Rate withBurst(long size) {
        return new Rate(text, limit, window, size);
    }

    /** Returns the number of requests that are possible at once after a pause. */
    public long quota() {
        return burst == 0 ? limit : burst;
    }
}

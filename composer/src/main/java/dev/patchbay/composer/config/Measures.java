package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.config.Section;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * Values with a unit: {@code 500ms}, {@code 10MB}, {@code 50%}. What cannot be read is PB-104 and the default stands
 * in.
 */
final class Measures {

    private Measures() {}

    static Duration duration(Section section, String key, Duration otherwise) {
        return read(section, key, otherwise, "a time above 0 such as 500ms, 5s or 1m", text -> {
            Duration duration = DurationStyle.SIMPLE.parse(text);
            return duration.isPositive() && Character.isLetter(text.charAt(text.length() - 1)) ? duration : null;
        });
    }

    static long bytes(Section section, String key, long otherwise) {
        return read(section, key, otherwise, "a size above 0 such as 64KB or 10MB", text -> {
            long bytes = DataSize.parse(text).toBytes();
            return bytes > 0 ? bytes : null;
        });
    }

    static int percent(Section section, String key, int otherwise) {
        return read(section, key, otherwise, "a percentage from 1% to 100%", text -> {
            int percent = text.endsWith("%") ? Integer.parseInt(text.substring(0, text.length() - 1)) : 0;
            return percent >= 1 && percent <= 100 ? percent : null;
        });
    }

    static int count(Section section, String key, int otherwise, int least, int most) {
        return read(section, key, otherwise, "a whole number from " + least + " to " + most, text -> {
            int count = Integer.parseInt(text);
            return count >= least && count <= most ? count : null;
        });
    }

    private static <T> T read(
            Section section,
            String key,
            T otherwise,
            String expected,
            Function<String, @org.jspecify.annotations.Nullable T> parser) {
        String text = section.text(key);
        if (text == null) {
            return otherwise;
        }
        try {
            T value = parser.apply(text);
            if (value != null) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the problem, which says more than the parser's message
        }
        section.problem(
                "PB-104",
                section.locationOfValue(key),
                section.pathTo(key) + " must be " + expected + ", and this is '" + text + "'");
        return otherwise;
    }
}

package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other origins may call the platform from a browser (Fetch Standard, CORS protocol).
 *
 * @param location where the origins are listed; null when they are not
 * @param origins exact origins such as {@code https://app.example.com}, or {@code *} for any; empty for none
 * @param headers request headers they may send; empty for whatever they ask for
 * @param exposedHeaders response headers they may read
 * @param credentials whether cookies may be sent along; not together with {@code *}
 * @param maxAge how long a browser may keep the response to its preflight request
 */
public record Cors(
        @Nullable SourceLocation location,
        List<String> origins,
        List<String> headers,
        List<String> exposedHeaders,
        boolean credentials,
        Duration maxAge) {

    public static final Cors NONE = new Cors(null, List.of(), List.of(), List.of(), false, Duration.ofMinutes(30));

    public Cors {
        origins = List.copyOf(origins);
        headers = List.copyOf(headers);
        exposedHeaders = List.copyOf(exposedHeaders);
    }

    /** True if anything is allowed. */
    public boolean isEnabled() {
        return !origins.isEmpty();
    }
}

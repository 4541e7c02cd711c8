package dev.patchbay.composer.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The store in which requests are counted.
 *
 * @param redis null for the memory of this composer
 * @param fail what happens while the store is away, unless a plan says otherwise
 * @param timeout how long a request waits for the store at most
 */
public record LimitStore(@Nullable URI redis, FailMode fail, Duration timeout) {

    public static final LimitStore DEFAULT = new LimitStore(null, FailMode.OPEN, Duration.ofMillis(20));
}

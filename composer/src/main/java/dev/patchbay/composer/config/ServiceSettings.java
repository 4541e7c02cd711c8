package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.Location;
import dev.patchbay.openapi.merge.ServiceConfig;
import java.net.URI;

/**
 * A service as composer.yml describes it.
 *
 * @param name unique
 * @param location of its key in the file
 * @param url where it listens: http or https, a path that all its operations begin with is allowed
 * @param spec its OpenAPI document: an http, https or file URI
 * @param timeouts how long it may take
 * @param attempts how often a request that may be repeated safely is tried; 1 for never again
 * @param breaker when it is left alone
 * @param concurrency how many requests it gets at once
 * @param access who may call it
 * @param exposure what of it is exposed, and where
 */
public record ServiceSettings(
        String name,
        Location location,
        URI url,
        URI spec,
        Timeouts timeouts,
        int attempts,
        BreakerSettings breaker,
        int concurrency,
        Access access,
        ServiceConfig exposure) {

    static final int DEFAULT_ATTEMPTS = 2;
    static final int DEFAULT_CONCURRENCY = 200;

    /** The path of the URL without a slash at its end; empty for none. */
    public String basePath() {
        String path = url.getRawPath();
        if (path == null) {
            return "";
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}

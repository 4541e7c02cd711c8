package dev.patchbay.composer.platform;

import dev.patchbay.composer.specs.SpecStatus;
import org.jspecify.annotations.Nullable;

/**
 * The part of a service in a platform.
 *
 * @param spec how its document was got
 * @param operations how many of its operations are exposed
 * @param problem why it takes part with an older document or not at all; null when all is well
 */
public record ServiceState(
        String name,
        SpecStatus.State spec,
        int operations,
        @Nullable String problem) {}

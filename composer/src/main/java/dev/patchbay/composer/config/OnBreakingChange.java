package dev.patchbay.composer.config;

/** What happens when a new platform would break callers of the published one. */
public enum OnBreakingChange {
    /** It takes effect, and the log and {@code /actuator/platform} say what broke. */
    REPORT,
    /** The published one stays until somebody accepts the change. */
    HOLD
}

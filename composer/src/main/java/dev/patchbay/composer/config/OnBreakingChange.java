package dev.patchbay.composer.config;

/** The treatment of a new platform that would break clients of the published one. */
public enum OnBreakingChange {
    /** It takes effect, and the log and {@code /actuator/platform} say what broke. */
    REPORT,
    /** The published one stays until somebody accepts the change. */
    HOLD
}

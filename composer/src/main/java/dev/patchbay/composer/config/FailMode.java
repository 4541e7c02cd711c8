package dev.patchbay.composer.config;

/** What happens to requests that cannot be counted, because the store of the counts is away. */
public enum FailMode {
    /** They pass uncounted. */
    OPEN,
    /** They are refused with 503. */
    CLOSED
}

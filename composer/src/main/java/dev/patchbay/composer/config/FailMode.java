package dev.patchbay.composer.config;

/** The treatment of requests that cannot be counted because the store of the counts is down. */
public enum FailMode {
    /** They pass uncounted. */
    OPEN,
    /** They are refused with 503. */
    CLOSED
}

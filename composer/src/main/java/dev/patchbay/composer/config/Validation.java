package dev.patchbay.composer.config;

/** The messages that are validated against the document. */
public enum Validation {
    /** Nothing. */
    OFF,
    /** Requests; one that breaks the document gets a 400 and does not reach the service. */
    REQUESTS,
    /** Responses as well: one that breaks the document is counted and logged, and passes. */
    BOTH
}

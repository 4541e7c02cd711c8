package dev.patchbay.composer.audit;

/** The urgency of a finding. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH
}

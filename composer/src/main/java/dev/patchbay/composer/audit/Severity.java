package dev.patchbay.composer.audit;

/** How soon to look at a finding. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH
}

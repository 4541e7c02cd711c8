package dev.patchbay.openapi.merge.lint;

/** Rules that a document is checked against. Ids are stable across releases. */
public enum LintRule {
    /** The official meta-schema of the document's version refuses it. */
    SCHEMA("PB-L01", Severity.ERROR),
    /** A reference, a discriminator's mapping, a link or a security requirement names something that is not there. */
    UNRESOLVED("PB-L02", Severity.ERROR),
    /** Two operations have one id (OpenAPI 3.1.1, section 4.8.10: unique among all operations). */
    DUPLICATE_OPERATION_ID("PB-L03", Severity.ERROR),
    /** Two paths differ only in the names of their variables (section 4.8.8.1: identical and invalid). */
    EQUIVALENT_PATHS("PB-L04", Severity.ERROR),
    /** A variable of a path has no parameter (section 4.8.12.1: each must correspond). */
    UNDECLARED_PATH_PARAMETER("PB-L05", Severity.ERROR),
    /** A path parameter has no variable in the path. */
    PARAMETER_NOT_IN_PATH("PB-L06", Severity.ERROR),
    /** Nothing that clients can reach leads to the component. */
    UNUSED_COMPONENT("PB-L07", Severity.WARNING),
    /** PB-L01 was not checked: no official meta-schema for the document's version, or nested too deeply for it. */
    SCHEMA_NOT_CHECKED("PB-L08", Severity.WARNING);

    /** Severity of a finding: a document with an error is invalid. */
    public enum Severity {
        ERROR,
        WARNING
    }

    private final String id;
    private final Severity severity;

    LintRule(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    /** {@code PB-L01}. */
    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }
}

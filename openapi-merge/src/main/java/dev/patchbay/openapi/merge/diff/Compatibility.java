package dev.patchbay.openapi.merge.diff;

/** Consequence of a change for a client that was written for the old document. */
public enum Compatibility {
    /** It works as before. */
    COMPATIBLE,
    /** It may be refused, or get what the old document ruled out. */
    BREAKING,
    /** The documents alone do not tell; somebody has to look. */
    UNKNOWN
}

package dev.patchbay.openapi.merge.problem;

/**
 * A problem, its source location, and what to do about it.
 *
 * @param code stable across releases: PB-1xx configuration, PB-2xx input document, PB-3xx conflict between documents,
 *     PB-9xx defect of this library
 * @param category what kind of mistake it is, and so the exit code of a command line
 * @param location where to look first
 * @param message one sentence or two; names what was found, what was expected and what to do
 */
public record LocatedProblem(String code, Category category, SourceLocation location, String message) {

    /** The kind of mistake. */
    public enum Category {
        /** Two documents contradict each other and no policy says which one wins. */
        CONFLICT,
        /** The configuration is wrong. */
        CONFIGURATION,
        /** An input document cannot be read or is not a valid OpenAPI document. */
        INPUT,
        /** The result did not pass verification: a defect of this library, and no document is handed out. */
        INTERNAL
    }

    public static LocatedProblem conflict(String code, SourceLocation location, String message) {
        return new LocatedProblem(code, Category.CONFLICT, location, message);
    }

    public static LocatedProblem configuration(String code, SourceLocation location, String message) {
        return new LocatedProblem(code, Category.CONFIGURATION, location, message);
    }

    public static LocatedProblem input(String code, SourceLocation location, String message) {
        return new LocatedProblem(code, Category.INPUT, location, message);
    }

    public static LocatedProblem internal(String code, SourceLocation location, String message) {
        return new LocatedProblem(code, Category.INTERNAL, location, message);
    }

    /** {@code file:line:column: code: text}. */
    @Override
    public String toString() {
        return location + ": " + code + ": " + message;
    }
}

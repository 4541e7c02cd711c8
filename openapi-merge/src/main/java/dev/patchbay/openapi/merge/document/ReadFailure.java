package dev.patchbay.openapi.merge.document;

import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.SourceLocation;

/** Signal that leaves a parser at the first thing that makes the rest of a document unreadable. */
final class ReadFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final transient LocatedProblem problem;

    ReadFailure(String code, SourceLocation location, String message) {
        super(message, null, false, false);
        this.problem = LocatedProblem.input(code, location, message);
    }

    LocatedProblem problem() {
        return problem;
    }

    static ReadFailure tooDeep(SourceLocation location, ReadLimits limits) {
        return new ReadFailure(
                "PB-203",
                location,
                "nested more than " + limits.depth() + " levels deep; no OpenAPI document needs that");
    }

    static ReadFailure duplicateKey(SourceLocation location, String key, SourceLocation first) {
        return new ReadFailure(
                "PB-204",
                location,
                "duplicate key '" + key + "', first at line " + first.line() + "; remove or rename one of them");
    }

    /** True if a text holds half of a surrogate pair, which cannot be written as UTF-8 again. */
    static boolean isTorn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isSurrogate(character)) {
                boolean pair = Character.isHighSurrogate(character)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    static ReadFailure torn(SourceLocation location) {
        return new ReadFailure("PB-201", location, "holds half of a surrogate pair; write the whole character");
    }
}

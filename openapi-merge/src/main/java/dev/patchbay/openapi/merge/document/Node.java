package dev.patchbay.openapi.merge.document;

import dev.patchbay.openapi.merge.problem.SourceLocation;

/**
 * A value in a document, with its source location. Immutable, so that a rewritten tree shares what did not change with
 * the tree it came from, and a value keeps its first location.
 */
public abstract sealed class Node permits Mapping, Sequence, Scalar {

    private final String file;
    private final int line;
    private final int column;

    Node(String file, int line, int column) {
        this.file = file;
        this.line = line;
        this.column = column;
    }

    Node(Node origin) {
        this(origin.file, origin.line, origin.column);
    }

    /** The location at which this value starts. */
    public final SourceLocation location() {
        return new SourceLocation(file, line, column);
    }

    final String file() {
        return file;
    }

    /** A word for messages: {@code an object}, {@code a list}, {@code a string} ... */
    public abstract String describe();
}

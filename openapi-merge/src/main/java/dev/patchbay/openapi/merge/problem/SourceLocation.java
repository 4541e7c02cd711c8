package dev.patchbay.openapi.merge.problem;

/**
 * A place in a file, as editors and compilers print it.
 *
 * @param file the file or URL as the caller named it
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1, in characters; 0 when the whole file is meant
 */
public record SourceLocation(String file, int line, int column) {

    /** Returns the file as a whole. */
    public static SourceLocation of(String file) {
        return new SourceLocation(file, 0, 0);
    }

    /** {@code file:line:column}, or just the file when it is meant as a whole. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}

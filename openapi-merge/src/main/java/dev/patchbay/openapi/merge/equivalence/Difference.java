package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import dev.patchbay.openapi.merge.problem.SourceLocation;

/**
 * The first thing in which two operations differ.
 *
 * @param path JSON pointer from the operation to it: {@code /responses/200/content}
 * @param text what differs
 * @param left where it stands on the left side
 * @param right where it stands on the right side
 */
public record Difference(String path, String text, SourceLocation left, SourceLocation right) {

    static Difference at(LinkedPointer path, String text, Node one, Node other) {
        return new Difference(path.toString(), text, one.location(), other.location());
    }
}

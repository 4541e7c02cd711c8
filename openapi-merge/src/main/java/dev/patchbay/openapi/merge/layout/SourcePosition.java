package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.problem.SourceLocation;

/** The position at which an operation was written by hand; copies of the operation keep it. */
public record SourcePosition(ApiDocument document, SourceLocation location) {

    public static SourcePosition of(ApiDocument document, Node operation) {
        return new SourcePosition(document, operation.location());
    }
}

package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.problem.SourceLocation;

/** Where an operation was written by hand, which it still knows when it has been changed or written a second time. */
record Origin(ApiDocument document, SourceLocation location) {

    static Origin of(ApiDocument document, Node operation) {
        return new Origin(document, operation.location());
    }
}

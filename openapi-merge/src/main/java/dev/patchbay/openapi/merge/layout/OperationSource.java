package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.OperationEntry;

/** An exposed operation, by its pointer in its own document. */
record OperationSource(ApiDocument document, Pointer operation) {

    static OperationSource of(OperationEntry entry) {
        return new OperationSource(entry.document(), Pointer.of("paths", entry.path(), entry.key()));
    }
}

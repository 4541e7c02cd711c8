package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.PathTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The target of each exposed operation, which is that of its equal if there is one.
 *
 * @param requested the places that operations asked for
 * @param moves the target of each operation
 */
record OperationMoves(RequestedPlaces requested, Map<OperationSource, OperationMove> moves) {

    /** Returns the target of an operation, by its pointer in its own document; null if it is not exposed. */
    @Nullable
    OperationMove exact(ApiDocument document, Pointer operation) {
        return moves.get(new OperationSource(document, operation));
    }

    /**
     * Returns the target of an operation or of one in a callback of it; null if it is not exposed.
     *
     * @param pointer to it in its own document, under its path or in a path item that paths refer to
     */
    @Nullable
    OperationMove of(ApiDocument document, Pointer pointer) {
        for (OperationSource source : requested.sources(document, pointer)) {
            OperationMove move = moves.get(source);
            if (move != null) {
                List<String> inside = inside(pointer.from(OperationPointers.depth(pointer)), move.renames());
                return new OperationMove(move.target().then(inside), move.renames());
            }
        }
        return null;
    }

    /**
     * Returns the tokens from an operation to one in a callback: {@code callbacks}, the name, the expression, and the
     * rest.
     */
    private static List<String> inside(List<String> tokens, Map<String, String> names) {
        List<String> renamed = new ArrayList<>(tokens);
        if (tokens.size() > 2) {
            renamed.set(2, PathTemplate.renameExpressions(tokens.get(2), names));
        }
        return renamed;
    }
}

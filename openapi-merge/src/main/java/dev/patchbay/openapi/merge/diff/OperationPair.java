package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation in both documents.
 *
 * @param path the operation
 * @param sentBy who sends the request: clients send {@link Direction#REQUEST requests}, the API sends webhooks and
 * callbacks
 * @param before the operation in the old document, {@code beforeItem} the path item around it
 * @param variables the new names of path variables to the old ones
 */
record OperationPair(
        LinkedPointer path,
        Direction sentBy,
        Mapping beforeItem,
        Mapping before,
        Mapping afterItem,
        Mapping after,
        Map<String, String> variables) {

    boolean isEvent() {
        return sentBy == Direction.RESPONSE;
    }

    /** A field of the operation, else of its path item, else of the document. */
    static @Nullable Node inherited(String field, Mapping operation, Mapping item, Mapping root) {
        Node own = operation.get(field);
        if (own != null) {
            return own;
        }
        return item.has(field) ? item.get(field) : root.get(field);
    }

    /** The key of the pair; operations are distinguished by identity. */
    OperationKey key() {
        return new OperationKey(before, after, sentBy);
    }

    record OperationKey(Mapping before, Mapping after, Direction sentBy) {}
}

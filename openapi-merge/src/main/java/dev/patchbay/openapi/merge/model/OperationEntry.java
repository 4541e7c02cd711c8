package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.document.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An operation of an input document, one that clients call.
 *
 * @param path as the document spells it
 * @param key the key of the operation in its path item: {@code get}, or a method in {@code additionalOperations}
 * @param item the path item that holds it
 * @param operation the operation
 */
public record OperationEntry(ApiDocument document, String path, String key, PathItem item, Mapping operation) {

    /** Returns all operations under {@code paths}, in the order of the document, path item references followed. */
    public static List<OperationEntry> allOf(ApiDocument document, References references) {
        List<OperationEntry> operations = new ArrayList<>();
        Mapping paths = document.root().mapping("paths");
        for (int i = 0; paths != null && i < paths.size(); i++) {
            String path = paths.key(i);
            if (path.startsWith("/")) {
                PathItem item = PathItem.of(document, paths.value(i), references);
                item.forEachOperation(
                        (key, operation) -> operations.add(new OperationEntry(document, path, key, item, operation)));
            }
        }
        return operations;
    }

    /**
     * In upper case; a method of {@code additionalOperations} as it is written there, since case counts (RFC 9110,
     * section 9.1).
     */
    public String method() {
        return Kind.METHODS.contains(key) ? key.toUpperCase(Locale.ROOT) : key;
    }

    public @Nullable String operationId() {
        return operation.text("operationId");
    }

    /** {@code GET /customers}. */
    @Override
    public String toString() {
        return method() + " " + path;
    }
}

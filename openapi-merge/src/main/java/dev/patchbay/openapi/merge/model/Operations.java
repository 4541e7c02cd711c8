package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The operations of a document and of a path item. */
public final class Operations {

    private Operations() {}

    /** All operations under {@code paths}, in the order of the document, path item references followed. */
    public static List<OperationEntry> of(ApiDocument document, References references) {
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

    /** Calls {@code action} with the key and the operation for each one in a path item. */
    public static void forEach(Mapping item, BiConsumer<String, Mapping> action) {
        for (int i = 0; i < item.size(); i++) {
            String key = item.key(i);
            Node value = item.value(i);
            if (Kind.METHODS.contains(key) && value instanceof Mapping operation) {
                action.accept(key, operation);
            } else if (key.equals("additionalOperations") && value instanceof Mapping more) {
                for (int j = 0; j < more.size(); j++) {
                    if (more.value(j) instanceof Mapping operation) {
                        action.accept(more.key(j), operation);
                    }
                }
            }
        }
    }
}

package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of a document by operationId, in paths, webhooks, callbacks and components. */
public final class OperationIds {

    private final Map<String, Pointer> byId = new HashMap<>();
    private final Set<String> repeated = new LinkedHashSet<>();

    /** Collects the operations of a document. */
    public OperationIds(ApiDocument document) {
        collect(document.root(), Kind.OPENAPI, Pointer.ROOT);
    }

    private void collect(Node node, Kind kind, Pointer pointer) {
        if (node instanceof Mapping mapping) {
            String id = kind == Kind.OPERATION ? mapping.text("operationId") : null;
            if (id != null && byId.putIfAbsent(id, pointer) != null) {
                repeated.add(id);
            }
            for (int i = 0; i < mapping.size(); i++) {
                Kind child = kind.child(mapping.key(i));
                if (child.mayHoldOperations()) {
                    collect(mapping.value(i), child, pointer.then(mapping.key(i)));
                }
            }
        }
    }

    /** Returns the ids that more than one operation has, which is wrong. */
    public Set<String> repeated() {
        return Collections.unmodifiableSet(repeated);
    }

    /** Returns the first operation with this id; null if there is none. */
    public @Nullable Pointer find(String operationId) {
        return byId.get(operationId);
    }
}

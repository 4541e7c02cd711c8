package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.Walker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What each operationId is in the result, where it has to be unique over all documents. */
public final class OperationNames {

    private final Map<ApiDocument, Set<String>> used = new LinkedHashMap<>();
    private final Map<ApiDocument, Map<String, String>> names = new HashMap<>();

    /** Takes note of the operationIds inside of a part of the result. */
    void use(ApiDocument document, Node node, Kind kind) {
        Set<String> ids = used.computeIfAbsent(document, any -> new LinkedHashSet<>());
        new Walker() {
            @Override
            protected boolean enter(Mapping mapping, Kind own) {
                String id = own == Kind.OPERATION ? mapping.text("operationId") : null;
                if (id != null) {
                    ids.add(id);
                }
                return own.mayHoldOperations();
            }
        }.walk(node, kind);
    }

    /** Gives every operationId its name, earlier documents first. */
    void settle(Iterable<ApiDocument> documents) {
        Set<String> wanted = new HashSet<>();
        used.values().forEach(wanted::addAll);
        Set<String> taken = new HashSet<>();
        for (ApiDocument document : documents) {
            Map<String, String> own = names.computeIfAbsent(document, any -> new HashMap<>());
            for (String id : used.getOrDefault(document, Set.of())) {
                String name = id;
                if (!taken.add(name)) {
                    String base = document.config().namePrefix() + id;
                    name = base;
                    for (int number = 2; wanted.contains(name) || !taken.add(name); number++) {
                        name = base + "_" + number;
                    }
                }
                own.put(id, name);
            }
        }
    }

    /** The operationId in the result; the same when nothing took it. */
    public String nameOf(ApiDocument document, String operationId) {
        return names.getOrDefault(document, Map.of()).getOrDefault(operationId, operationId);
    }
}

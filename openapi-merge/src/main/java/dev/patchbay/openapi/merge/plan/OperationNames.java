package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.MergeReport.Decision;
import dev.patchbay.openapi.merge.NameLock;
import dev.patchbay.openapi.merge.ServiceConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.Walker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each operationId is in the result, where it has to be unique over all documents. */
public final class OperationNames {

    private final Map<ApiDocument, Map<String, Mapping>> used = new LinkedHashMap<>();
    private final Map<ApiDocument, Map<String, String>> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** Takes note of the operationIds inside of a part of the result. */
    void use(ApiDocument document, Node node, Kind kind) {
        Map<String, Mapping> ids = used.computeIfAbsent(document, any -> new LinkedHashMap<>());
        new Walker() {
            @Override
            protected boolean enter(Mapping mapping, Kind own) {
                String id = own == Kind.OPERATION ? mapping.text("operationId") : null;
                if (id != null) {
                    ids.putIfAbsent(id, mapping);
                }
                return own.mayHoldOperations();
            }
        }.walk(node, kind);
    }

    /** Gives every operationId its name, earlier documents first. */
    void settle(List<ApiDocument> documents, NameLock lock, ReportBuilder report) {
        Set<String> wanted = new HashSet<>(lock.namesIn("operationIds"));
        used.values().forEach(ids -> wanted.addAll(ids.keySet()));
        for (ApiDocument document : documents) {
            used.getOrDefault(document, Map.of()).forEach((id, operation) -> {
                String name = choose(document, id, wanted, lock);
                names.computeIfAbsent(document, any -> new HashMap<>()).put(id, name);
                if (!name.equals(id)) {
                    report.add(
                            Decision.RENAMED,
                            document.service(),
                            "operationId " + id,
                            "is " + name + " now",
                            operation.location());
                }
            });
        }
    }

    private String choose(ApiDocument document, String id, Set<String> wanted, NameLock lock) {
        ServiceConfig config = document.config();
        String locked = lock.nameOf(config.name(), "operationIds", id);
        if (locked != null && taken.add(locked)) {
            return locked;
        }
        boolean prefixed = config.alwaysPrefix() && config.prefixOperationIds();
        boolean reserved = locked == null && lock.namesIn("operationIds").contains(id);
        if (!prefixed && !reserved && taken.add(id)) {
            return id;
        }
        return fresh(config.namePrefix() + id, wanted);
    }

    private String fresh(String base, Set<String> wanted) {
        String name = base;
        for (int number = 2; wanted.contains(name) || !taken.add(name); number++) {
            name = base + "_" + number;
        }
        return name;
    }

    /** The operationId in the result of an operation that is written. */
    public String nameOf(ApiDocument document, String operationId) {
        return names.getOrDefault(document, Map.of()).getOrDefault(operationId, operationId);
    }

    /** Whether some operation in the result has this operationId. */
    public boolean isTaken(String operationId) {
        return taken.contains(operationId);
    }

    /** What each document's operationIds became. */
    public Map<ApiDocument, Map<String, String>> all() {
        return names;
    }
}

package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.config.NameLock;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.OperationIds;
import dev.patchbay.openapi.merge.model.Rewriter;
import dev.patchbay.openapi.merge.model.Walker;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What each operationId is in the result, where it has to be unique over all documents. */
public final class OperationNames {

    private final Map<ApiDocument, Map<String, Mapping>> used = new LinkedHashMap<>();
    private final Map<ApiDocument, Map<String, String>> names = new HashMap<>();
    private final Map<ApiDocument, Map<String, Set<String>>> others = new HashMap<>();
    private final Map<ApiDocument, OperationIds> own = new HashMap<>();
    private final Map<Vertex, Node> components = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * Takes note of the operationIds in the parts of the result. An operation that is written a second time, because what referred to
     * it has to say more than the reference, gets another one there.
     *
     * @param parts those first that are to keep the operationId
     */
    void use(List<Part> parts, ReportBuilder report) {
        Map<Origin, Part> holders = new HashMap<>();
        for (Part part : parts) {
            if (part.component() == null) {
                Set<Origin> own = operations(part.home(), part.own(), part.kind());
                operations(part.home(), part.node(), part.kind()).stream()
                        .filter(own::contains)
                        .forEach(origin -> holders.putIfAbsent(origin, part));
            }
        }
        parts.forEach(part -> use(part, holders, report));
    }

    private void use(Part part, Map<Origin, Part> holders, ReportBuilder report) {
        Map<String, Mapping> ids = used.computeIfAbsent(part.home(), any -> new LinkedHashMap<>());
        Map<Origin, String> again = new HashMap<>();
        forEachOperation(part.node(), part.kind(), operation -> {
            String id = operation.text("operationId");
            if (id == null) {
                return;
            }
            Origin origin = Origin.of(part.home(), operation);
            Part holder = holders.putIfAbsent(origin, part);
            boolean first = holder == null || holder.equals(part) || bothWrote(origin, part, holder);
            String name = first ? id : another(part.home(), id);
            ids.putIfAbsent(name, operation);
            if (!first) {
                again.put(origin, name);
                report.add(
                        Decision.RENAMED,
                        part.home().service(),
                        "operationId " + id,
                        "is " + name + " in " + part.pointer() + ", because the operation is written there once more",
                        operation.location());
            }
        });
        if (!again.isEmpty() && part.node() instanceof Mapping item) {
            part.replace().accept(renamed(part.home(), item, part.kind(), again));
        }
    }

    private static Mapping renamed(ApiDocument home, Mapping item, Kind kind, Map<Origin, String> ids) {
        return new Rewriter() {
            @Override
            protected Mapping leave(Mapping original, Mapping changed, Kind own) {
                String id = own == Kind.OPERATION ? ids.get(Origin.of(home, original)) : null;
                return id == null ? changed : changed.with("operationId", Scalar.string(changed, id));
            }
        }.object(item, kind);
    }

    /** An alias in the text of a document makes one operation of it two, which is the document's own affair. */
    private static boolean bothWrote(Origin origin, Part one, Part other) {
        return operations(one.home(), one.own(), one.kind()).contains(origin)
                && operations(other.home(), other.own(), other.kind()).contains(origin);
    }

    private static Set<Origin> operations(ApiDocument home, Node node, Kind kind) {
        Set<Origin> found = new HashSet<>();
        forEachOperation(node, kind, operation -> found.add(Origin.of(home, operation)));
        return found;
    }

    private static void forEachOperation(Node node, Kind kind, Consumer<Mapping> action) {
        new Walker() {
            @Override
            protected boolean enter(Mapping mapping, Kind own) {
                if (own == Kind.OPERATION) {
                    action.accept(mapping);
                }
                return own.mayHoldOperations();
            }
        }.walk(node, kind);
    }

    private String another(ApiDocument document, String id) {
        OperationIds own = this.own.computeIfAbsent(document, OperationIds::new);
        Map<String, Mapping> ids = used.getOrDefault(document, Map.of());
        String name = id + "_2";
        for (int number = 3; own.find(name) != null || ids.containsKey(name); number++) {
            name = id + "_" + number;
        }
        others.computeIfAbsent(document, any -> new HashMap<>())
                .computeIfAbsent(id, any -> new LinkedHashSet<>())
                .add(name);
        return name;
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

    /** The component as it is written, before anything in it gets its new name. */
    public Node written(Vertex component) {
        return components.getOrDefault(component, component.node());
    }

    Consumer<Mapping> replace(Vertex component) {
        return changed -> components.put(component, changed);
    }

    /** Whether an operation of this document with the one operationId may have the other in the result. */
    public boolean isNameOf(ApiDocument document, String operationId, String name) {
        return nameOf(document, operationId).equals(name)
                || others.getOrDefault(document, Map.of()).getOrDefault(operationId, Set.of()).stream()
                        .anyMatch(other -> nameOf(document, other).equals(name));
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

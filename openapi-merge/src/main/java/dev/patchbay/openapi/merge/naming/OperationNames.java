package dev.patchbay.openapi.merge.naming;

import dev.patchbay.openapi.merge.config.NameLock;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.layout.OperationHolder;
import dev.patchbay.openapi.merge.layout.SourcePosition;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.NameAllocator;
import dev.patchbay.openapi.merge.model.OperationIds;
import dev.patchbay.openapi.merge.model.Walker;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The operationId of each operation in the result, unique over all documents. An operation that is written a second
 * time, because the reference to it had to be written out, gets another one there.
 */
public final class OperationNames {

    private final Map<ApiDocument, Map<String, Mapping>> used = new LinkedHashMap<>();
    private final Map<ApiDocument, Map<String, String>> names = new HashMap<>();
    private final Map<ApiDocument, Map<String, Set<String>>> others = new HashMap<>();
    private final Map<ApiDocument, OperationIds> own = new HashMap<>();
    private final IdentityHashMap<Object, Map<SourcePosition, String>> copies = new IdentityHashMap<>();
    private final NameAllocator allocator;

    /**
     * Names the operations of the result.
     *
     * @param documents in order of precedence; earlier ones keep their operationIds
     * @param holders of the operations, those first whose operations keep the operationId
     */
    public OperationNames(
            List<ApiDocument> documents, List<OperationHolder> holders, NameLock lock, ReportBuilder report) {
        findCopies(holders, report);
        Set<String> wanted = new HashSet<>();
        used.values().forEach(ids -> wanted.addAll(ids.keySet()));
        allocator = new NameAllocator(wanted, lock.namesIn("operationIds"));
        for (ApiDocument document : documents) {
            used.getOrDefault(document, Map.of()).forEach((id, operation) -> {
                String name = allocate(document.config(), id, lock);
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

    private String allocate(ServiceConfig config, String id, NameLock lock) {
        return allocator.allocate(
                id,
                lock.nameOf(config.name(), "operationIds", id),
                config.alwaysPrefix() && config.prefixOperationIds(),
                config.namePrefix());
    }

    private void findCopies(List<OperationHolder> holders, ReportBuilder report) {
        Map<SourcePosition, OperationHolder> first = new HashMap<>();
        for (OperationHolder holder : holders) {
            if (holder.component() == null) {
                Set<SourcePosition> own = positions(holder.home(), holder.own(), holder.kind());
                positions(holder.home(), holder.node(), holder.kind()).stream()
                        .filter(own::contains)
                        .forEach(position -> first.putIfAbsent(position, holder));
            }
        }
        holders.forEach(holder -> findCopies(holder, first, report));
    }

    private void findCopies(
            OperationHolder holder, Map<SourcePosition, OperationHolder> firstHolders, ReportBuilder report) {
        Map<String, Mapping> ids = used.computeIfAbsent(holder.home(), any -> new LinkedHashMap<>());
        forEachOperation(holder.node(), holder.kind(), operation -> {
            String id = operation.text("operationId");
            if (id == null) {
                return;
            }
            SourcePosition position = SourcePosition.of(holder.home(), operation);
            OperationHolder first = firstHolders.putIfAbsent(position, holder);
            if (first == null || first == holder || isWrittenByBoth(position, holder, first)) {
                ids.putIfAbsent(id, operation);
                return;
            }
            String name = nameOfCopy(holder.home(), id);
            ids.putIfAbsent(name, operation);
            copies.computeIfAbsent(holder.part(), any -> new HashMap<>()).put(position, name);
            report.add(
                    Decision.RENAMED,
                    holder.home().service(),
                    "operationId " + id,
                    "is " + name + " in " + holder.pointer() + ", because the operation is written there once more",
                    operation.location());
        });
    }

    /** An alias in the text of a document makes one operation of it two, which is left as it is. */
    private static boolean isWrittenByBoth(SourcePosition position, OperationHolder one, OperationHolder other) {
        return positions(one.home(), one.own(), one.kind()).contains(position)
                && positions(other.home(), other.own(), other.kind()).contains(position);
    }

    private static Set<SourcePosition> positions(ApiDocument home, Node node, Kind kind) {
        Set<SourcePosition> found = new HashSet<>();
        forEachOperation(node, kind, operation -> found.add(SourcePosition.of(home, operation)));
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

    private String nameOfCopy(ApiDocument document, String id) {
        OperationIds own = this.own.computeIfAbsent(document, OperationIds::new);
        Map<String, Mapping> ids = used.getOrDefault(document, Map.of());
        String name = NameAllocator.firstFree(id, "", other -> own.find(other) != null || ids.containsKey(other));
        others.computeIfAbsent(document, any -> new HashMap<>())
                .computeIfAbsent(id, any -> new LinkedHashSet<>())
                .add(name);
        return name;
    }

    /** Returns the operationIds of operations that are written once more in a part of the result. */
    public Map<SourcePosition, String> copiesIn(Object part) {
        return copies.getOrDefault(part, Map.of());
    }

    /**
     * Returns the operationId in the result of an operation; null if it has none.
     *
     * @param part of the result that the operation is written in: a placed path item, a placed webhook or a component
     */
    public @Nullable String nameOf(Object part, ApiDocument home, Mapping operation) {
        String id = operation.text("operationId");
        return id == null ? null : nameOf(home, copiesIn(part).getOrDefault(SourcePosition.of(home, operation), id));
    }

    /** Returns the operationId in the result of the operation of this document that has the given one. */
    public String nameOf(ApiDocument document, String operationId) {
        return names.getOrDefault(document, Map.of()).getOrDefault(operationId, operationId);
    }

    /** True if an operation of this document with the one operationId may have the other in the result. */
    public boolean isNameOf(ApiDocument document, String operationId, String name) {
        return nameOf(document, operationId).equals(name)
                || others.getOrDefault(document, Map.of()).getOrDefault(operationId, Set.of()).stream()
                        .anyMatch(other -> nameOf(document, other).equals(name));
    }

    /**
     * Returns an operationId for one that a link names but no operation has, so that no other operation is taken for
     * it.
     */
    public String missing(String operationId, ApiDocument document) {
        return allocator.missing(operationId, document.config().namePrefix());
    }

    /** Returns the operationIds in the result by document and own operationId. */
    public Map<ApiDocument, Map<String, String>> all() {
        return names;
    }
}

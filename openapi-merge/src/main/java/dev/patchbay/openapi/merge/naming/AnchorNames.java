package dev.patchbay.openapi.merge.naming;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.graph.ComponentGraph;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.layout.Layout;
import dev.patchbay.openapi.merge.layout.OperationMove;
import dev.patchbay.openapi.merge.layout.OperationPointers;
import dev.patchbay.openapi.merge.layout.PlacedPathItem;
import dev.patchbay.openapi.merge.model.Anchors;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.NameAllocator;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of schema anchors in the result, unique over all documents, so that no reference to one leads to another
 * document's. An {@code $id} is an address that others may know, so it is kept: two different schemas with one {@code
 * $id} are a problem. Code: PB-306.
 */
public final class AnchorNames {

    private final Map<ApiDocument, Map<String, String>> names = new HashMap<>();
    private final ComponentNames components;
    private final Layout layout;

    /** Names the anchors of documents in order of precedence. */
    public AnchorNames(
            List<ApiDocument> documents,
            References references,
            ComponentNames components,
            Layout layout,
            Problems problems,
            ReportBuilder report) {
        this.components = components;
        this.layout = layout;
        Map<ApiDocument, Set<String>> written = new LinkedHashMap<>();
        Set<String> wanted = new HashSet<>();
        for (ApiDocument document : documents) {
            Set<String> own = written(document, references.anchors(document));
            written.put(document, own);
            wanted.addAll(own);
        }
        NameAllocator allocator = new NameAllocator(wanted);
        Map<String, Node> ids = new HashMap<>();
        for (ApiDocument document : documents) {
            Anchors anchors = references.anchors(document);
            Set<String> own = written.getOrDefault(document, Set.of());
            anchors.all().forEach((anchor, places) -> {
                String name = own.contains(anchor) ? null : nameInStandIn(document, places, anchor);
                if (name != null) {
                    names.computeIfAbsent(document, any -> new HashMap<>()).put(anchor, name);
                }
            });
            for (String anchor : own) {
                String name = allocator.allocate(anchor, null, false, prefix(document));
                if (!name.equals(anchor)) {
                    names.computeIfAbsent(document, any -> new HashMap<>()).put(anchor, name);
                    report.add(
                            Decision.RENAMED,
                            document.service(),
                            "anchor " + anchor,
                            "is " + name + " now",
                            document.root().location());
                }
            }
            anchors.ids().forEach((id, place) -> {
                Node schema = place.in(document.root());
                Node first = schema == null || !isWritten(document, place) ? null : ids.putIfAbsent(id, schema);
                if (first != null && schema != null) {
                    problems.add(LocatedProblem.conflict(
                            "PB-306",
                            schema.location(),
                            "$id '" + id + "' names another schema at " + first.location()
                                    + "; an $id is an address, so give one of them another"));
                }
            });
        }
        for (ApiDocument document : documents) {
            keepMissing(document, references.anchors(document), allocator);
        }
    }

    private Set<String> written(ApiDocument document, Anchors anchors) {
        Set<String> written = new HashSet<>();
        anchors.all().forEach((anchor, places) -> {
            if (places.stream().anyMatch(place -> isWritten(document, place))) {
                written.add(anchor);
            }
        });
        return written;
    }

    /** A dynamic reference that no schema of its own document answers to must not lead to another document's. */
    private void keepMissing(ApiDocument document, Anchors anchors, NameAllocator allocator) {
        for (String anchor : anchors.missing()) {
            String name = allocator.missing(anchor, prefix(document));
            if (!name.equals(anchor)) {
                names.computeIfAbsent(document, any -> new HashMap<>()).put(anchor, name);
            }
        }
    }

    private static String prefix(ApiDocument document) {
        return document.config().namePrefix().replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** Returns the anchor's name in the equal schema or operation of an earlier document that stands for this one's. */
    private @Nullable String nameInStandIn(ApiDocument document, List<Pointer> places, String anchor) {
        for (Pointer place : places) {
            ApiDocument other = standIn(document, place);
            if (other != null) {
                return renamed(other, anchor);
            }
        }
        return null;
    }

    private @Nullable ApiDocument standIn(ApiDocument document, Pointer place) {
        if (place.token(0).equals("paths")) {
            OperationMove move = layout.move(document, OperationPointers.operation(place));
            PlacedPathItem holder = move == null ? null : layout.holder(move.target());
            return holder == null ? null : holder.document();
        }
        Vertex vertex = ComponentGraph.component(document, place.token(1), place.token(2));
        return vertex != null && components.has(vertex)
                ? components.representative(vertex).document()
                : null;
    }

    private boolean isWritten(ApiDocument document, Pointer place) {
        if (place.size() < 3) {
            return true;
        }
        if (place.token(0).equals("paths")) {
            // The fields of a path item that all of its operations share count as written, whichever operations those
            // are.
            return !Kind.METHODS.contains(place.token(2))
                    || layout.placement(document, OperationPointers.operation(place)) != null;
        }
        if (!place.token(0).equals("components")) {
            return true;
        }
        Vertex vertex = ComponentGraph.component(document, place.token(1), place.token(2));
        return vertex != null && components.has(vertex) && components.isWritten(vertex);
    }

    /** Returns the anchor in the result; null if it keeps its name. */
    public @Nullable String renamed(ApiDocument document, String anchor) {
        return names.getOrDefault(document, Map.of()).get(anchor);
    }

    /** True if any anchor has a new name. */
    public boolean areRenamed() {
        return !names.isEmpty();
    }
}

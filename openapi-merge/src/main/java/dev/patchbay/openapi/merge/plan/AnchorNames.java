package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.MergeProblem;
import dev.patchbay.openapi.merge.MergeReport.Decision;
import dev.patchbay.openapi.merge.Problems;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.Anchors;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What anchors of schemas are called in the result, so that no reference to one is caught by another document's. An {@code $id} is an
 * address that others may know, so it is not changed: two schemas of one {@code $id} that differ are refused. Code: PB-306.
 */
public final class AnchorNames {

    private final Map<ApiDocument, Map<String, String>> names = new HashMap<>();

    AnchorNames(
            List<ApiDocument> documents,
            References references,
            Names components,
            Problems problems,
            ReportBuilder report) {
        Set<String> taken = new HashSet<>();
        Map<String, Node> ids = new HashMap<>();
        for (ApiDocument document : documents) {
            Anchors anchors = references.anchors(document);
            Set<String> own = new HashSet<>();
            anchors.all().forEach((anchor, places) -> {
                if (places.stream().anyMatch(place -> isWritten(document, place, components))) {
                    own.add(anchor);
                }
            });
            anchors.all().forEach((anchor, places) -> {
                String name = own.contains(anchor) ? null : standIn(document, places, components, anchor);
                if (name != null) {
                    names.computeIfAbsent(document, any -> new HashMap<>()).put(anchor, name);
                }
            });
            for (String anchor : own) {
                if (taken.contains(anchor)) {
                    String name = document.config().namePrefix().replaceAll("[^A-Za-z0-9._-]", "_") + anchor;
                    names.computeIfAbsent(document, any -> new HashMap<>()).put(anchor, name);
                    report.add(
                            Decision.RENAMED,
                            document.service(),
                            "anchor " + anchor,
                            "is " + name + " now",
                            document.root().location());
                }
            }
            taken.addAll(own);
            anchors.ids().forEach((id, place) -> {
                Node schema = place.in(document.root());
                Node first =
                        schema == null || !isWritten(document, place, components) ? null : ids.putIfAbsent(id, schema);
                if (first != null && schema != null) {
                    problems.add(MergeProblem.conflict(
                            "PB-306",
                            schema.location(),
                            "$id '" + id + "' names another schema at " + first.location()
                                    + "; an $id is an address, so give one of them another"));
                }
            });
        }
    }

    /** What the anchor is called in the equal schema of an earlier document that stands for this one's; null when it is the same. */
    private @Nullable String standIn(ApiDocument document, List<Pointer> places, Names components, String anchor) {
        for (Pointer place : places) {
            Vertex vertex = Vertices.component(document, place.token(1), place.token(2));
            if (vertex != null && components.has(vertex)) {
                return renamed(components.representative(vertex).document(), anchor);
            }
        }
        return null;
    }

    private static boolean isWritten(ApiDocument document, Pointer place, Names components) {
        if (place.size() < 3 || !place.token(0).equals("components")) {
            return true;
        }
        Vertex vertex = Vertices.component(document, place.token(1), place.token(2));
        return vertex != null && components.has(vertex) && components.isWritten(vertex);
    }

    /** The anchor in the result; null when it keeps its name. */
    public @Nullable String renamed(ApiDocument document, String anchor) {
        return names.getOrDefault(document, Map.of()).get(anchor);
    }

    /** Whether any anchor has a new name. */
    public boolean areRenamed() {
        return !names.isEmpty();
    }
}

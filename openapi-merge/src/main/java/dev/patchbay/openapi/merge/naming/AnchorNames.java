package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.Anchors;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What anchors of schemas are called in the result, so that no reference to one is caught by another document's. An {@code $id} is an
 * address that others may know, so it is not changed: two schemas of one {@code $id} that differ are refused. Code: PB-306.
 */
public final class AnchorNames {

    private final Map<ApiDocument, Map<String, String>> names = new HashMap<>();
    private final Names components;
    private final Layout layout;

    AnchorNames(
            List<ApiDocument> documents,
            References references,
            Names components,
            Layout layout,
            Problems problems,
            ReportBuilder report) {
        this.components = components;
        this.layout = layout;
        Set<String> taken = new HashSet<>();
        Map<String, Node> ids = new HashMap<>();
        for (ApiDocument document : documents) {
            Anchors anchors = references.anchors(document);
            Set<String> own = new HashSet<>();
            anchors.all().forEach((anchor, places) -> {
                if (places.stream().anyMatch(place -> isWritten(document, place))) {
                    own.add(anchor);
                }
            });
            anchors.all().forEach((anchor, places) -> {
                String name = own.contains(anchor) ? null : standIn(document, places, anchor);
                if (name != null) {
                    names.computeIfAbsent(document, any -> new HashMap<>()).put(anchor, name);
                }
            });
            for (String anchor : own) {
                if (taken.contains(anchor)) {
                    String name = fresh(document, anchor, taken, own);
                    names.computeIfAbsent(document, any -> new HashMap<>()).put(anchor, name);
                    report.add(
                            Decision.RENAMED,
                            document.service(),
                            "anchor " + anchor,
                            "is " + name + " now",
                            document.root().location());
                }
            }
            own.forEach(anchor -> taken.add(Objects.requireNonNullElse(renamed(document, anchor), anchor)));
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
        keepMissing(documents, references, taken);
    }

    /** A dynamic reference that is not caught by a schema of its own document is not caught by another's. */
    private void keepMissing(List<ApiDocument> documents, References references, Set<String> taken) {
        for (ApiDocument document : documents) {
            for (String anchor : references.anchors(document).missing()) {
                if (taken.contains(anchor)) {
                    names.computeIfAbsent(document, any -> new HashMap<>())
                            .put(anchor, fresh(document, anchor, taken, Set.of()));
                }
            }
        }
    }

    private static String fresh(ApiDocument document, String anchor, Set<String> taken, Set<String> own) {
        String name = anchor;
        do {
            name = document.config().namePrefix().replaceAll("[^A-Za-z0-9._-]", "_") + name;
        } while (taken.contains(name) || own.contains(name));
        return name;
    }

    /** What the anchor is called in the equal schema or operation of an earlier document that stands for this one's. */
    private @Nullable String standIn(ApiDocument document, List<Pointer> places, String anchor) {
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
            Layout.Move move = layout.move(document, Layout.source(place));
            Placement holder = move == null ? null : layout.holder(move.target());
            return holder == null ? null : holder.document();
        }
        Vertex vertex = Vertices.component(document, place.token(1), place.token(2));
        return vertex != null && components.has(vertex)
                ? components.representative(vertex).document()
                : null;
    }

    private boolean isWritten(ApiDocument document, Pointer place) {
        if (place.size() < 3) {
            return true;
        }
        if (place.token(0).equals("paths")) {
            // What a path item says for all of its operations counts as written, whoever's they are.
            return !Kind.METHODS.contains(place.token(2)) || layout.placement(document, Layout.source(place)) != null;
        }
        if (!place.token(0).equals("components")) {
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

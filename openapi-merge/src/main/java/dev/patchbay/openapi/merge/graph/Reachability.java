package dev.patchbay.openapi.merge.graph;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** The graph that exposed operations use, directly or not. */
public final class Reachability {

    private final ComponentGraph graph;
    private final Set<Vertex> reached = new LinkedHashSet<>();
    private final Deque<Vertex> pending = new ArrayDeque<>();

    public Reachability(ComponentGraph graph) {
        this.graph = graph;
    }

    /** Reaches everything that {@code node} uses. */
    public void from(ApiDocument document, Node node, Kind kind) {
        graph.forEachUse(document, node, kind, this::reach);
        drain();
    }

    /** Reaches a component and everything that it uses. */
    public void from(Vertex vertex) {
        reach(vertex);
        drain();
    }

    private void reach(Vertex vertex) {
        if (reached.add(vertex)) {
            pending.add(vertex);
        }
    }

    private void drain() {
        for (Vertex vertex = pending.poll(); vertex != null; vertex = pending.poll()) {
            graph.forEachUse(vertex.document(), vertex.node(), vertex.kind(), this::reach);
        }
    }

    public Set<Vertex> reached() {
        return reached;
    }
}

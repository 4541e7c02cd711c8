package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is used by what is exposed, directly or not. */
public final class Reachability {

    private final Vertices vertices;
    private final Set<Vertex> reached = new LinkedHashSet<>();
    private final Deque<Vertex> pending = new ArrayDeque<>();

    public Reachability(Vertices vertices) {
        this.vertices = vertices;
    }

    /** Reaches all that {@code node} uses. */
    public void from(ApiDocument document, Node node, Kind kind) {
        vertices.forEachUse(document, node, kind, this::reach);
        drain();
    }

    /** Reaches a component and all that it uses. */
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
            vertices.forEachUse(vertex.document(), vertex.node(), vertex.kind(), this::reach);
        }
    }

    public Set<Vertex> reached() {
        return reached;
    }
}

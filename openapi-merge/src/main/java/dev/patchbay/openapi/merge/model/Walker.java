package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;

/** Walks a tree along its kinds; skips plain data. */
public abstract class Walker {

    /** Visits every object of a known kind from here down, in document order. */
    public final void walk(Node node, Kind kind) {
        if (kind == Kind.DATA) {
            return;
        }
        if (node instanceof Mapping mapping) {
            Kind own = kind.asObject();
            if (enter(mapping, own)) {
                for (int i = 0; i < mapping.size(); i++) {
                    walk(mapping.value(i), own.child(mapping.key(i)));
                }
            }
        } else if (node instanceof Sequence sequence) {
            for (Node item : sequence.items()) {
                walk(item, kind.item());
            }
        }
    }

    /**
     * Called for each object before what is in it.
     *
     * @return whether to go on inside
     */
    protected abstract boolean enter(Mapping mapping, Kind kind);
}

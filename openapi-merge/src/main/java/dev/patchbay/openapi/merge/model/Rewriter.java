package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Makes a changed copy of a tree along its kinds; what does not change is shared with the original. */
public abstract class Rewriter {

    /** Returns the tree with every object of a known kind rewritten, inner ones first. */
    public final Node rewrite(Node node, Kind kind) {
        if (kind == Kind.DATA) {
            return node;
        }
        if (node instanceof Mapping mapping) {
            return object(mapping, kind.asObject());
        }
        if (node instanceof Sequence sequence) {
            return list(sequence, kind);
        }
        return node;
    }

    /** As {@link #rewrite}, for an object. */
    public final Mapping object(Mapping mapping, Kind kind) {
        Mapping entered = enter(mapping, kind);
        Mapping changed = entered;
        for (int i = 0; i < entered.size(); i++) {
            changed = changed.withValue(i, rewrite(entered.value(i), kind.child(entered.key(i))));
        }
        return leave(mapping, changed, kind);
    }

    private Node list(Sequence sequence, Kind kind) {
        List<Node> changed = null;
        for (int i = 0; i < sequence.size(); i++) {
            Node item = sequence.get(i);
            Node rewritten = rewrite(item, kind.item());
            if (changed == null && rewritten != item) {
                changed = new ArrayList<>(sequence.items());
            }
            if (changed != null) {
                changed.set(i, rewritten);
            }
        }
        return changed == null ? sequence : Sequence.of(sequence, changed);
    }

    /** Changes an object before what is in it is rewritten. */
    protected Mapping enter(Mapping mapping, Kind kind) {
        return mapping;
    }

    /**
     * Changes an object after what is in it was rewritten.
     *
     * @param original as it was before
     */
    protected Mapping leave(Mapping original, Mapping changed, Kind kind) {
        return changed;
    }
}

package dev.patchbay.openapi.merge.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts how deeply trees are nested. What recurses along a tree needs stack for each level, so a tree that was built
 * and not read within {@link ReadLimits} is checked before.
 */
public final class Nesting {

    private Nesting() {}

    /** Finds a value that is nested more than so many levels deep, the root being the first; null if there is none. */
    public static @Nullable Node below(Node root, int levels) {
        if (levels == 0) {
            return root;
        }
        for (Node child : children(root)) {
            Node found = below(child, levels - 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static List<Node> children(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.values();
        }
        return node instanceof Sequence sequence ? sequence.items() : List.of();
    }
}

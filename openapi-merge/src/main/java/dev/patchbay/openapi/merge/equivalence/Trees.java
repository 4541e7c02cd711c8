package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Node;

/** Plain equality of trees: any order of keys, numbers by their spelling. */
public final class Trees {

    private Trees() {}

    public static boolean same(Node one, Node other) {
        return Comparison.data(Trail.START, one, other) == null;
    }
}

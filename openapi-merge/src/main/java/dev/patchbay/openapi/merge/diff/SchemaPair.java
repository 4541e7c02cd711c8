package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import java.util.List;

/**
 * Two schemas to compare.
 *
 * @param before what holds in the old document, all at once; none means that everything is allowed
 * @param after what holds in the new one
 */
record SchemaPair(List<Node> before, List<Node> after, Direction direction, LinkedPointer path) {

    SchemaPair {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** The key of the pair, whatever way led there; nodes are distinguished by identity. */
    SchemaKey key() {
        return new SchemaKey(before, after, direction);
    }

    /** The same pair with other nodes. */
    SchemaPair with(List<Node> otherBefore, List<Node> otherAfter) {
        return new SchemaPair(otherBefore, otherAfter, direction, path);
    }

    /** A pair further down. */
    SchemaPair inner(List<Node> innerBefore, List<Node> innerAfter, String step) {
        return new SchemaPair(innerBefore, innerAfter, direction, path.then(step));
    }

    /** As {@link #inner}, but where narrower and wider lose their meaning. */
    SchemaPair condition(List<Node> innerBefore, List<Node> innerAfter, String step) {
        return new SchemaPair(innerBefore, innerAfter, Direction.EITHER, path.then(step));
    }

    record SchemaKey(List<Node> before, List<Node> after, Direction direction) {}
}

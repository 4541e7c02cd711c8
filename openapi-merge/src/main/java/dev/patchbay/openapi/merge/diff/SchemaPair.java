package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import java.util.List;

/**
 * Two schemas to compare.
 *
 * @param before what holds in the old document, all at once; none means that everything is allowed
 * @param after what holds in the new one
 */
record SchemaPair(List<Node> before, List<Node> after, Direction direction, Place place) {

    SchemaPair {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** The pair regardless of the way that led there, for knowing it again; nodes are told apart by identity. */
    Key key() {
        return new Key(before, after, direction);
    }

    /** The same pair, seen elsewhere. */
    SchemaPair with(List<Node> otherBefore, List<Node> otherAfter) {
        return new SchemaPair(otherBefore, otherAfter, direction, place);
    }

    /** A pair further down. */
    SchemaPair inner(List<Node> innerBefore, List<Node> innerAfter, String step) {
        return new SchemaPair(innerBefore, innerAfter, direction, place.then(step));
    }

    /** As {@link #inner}, but where narrower and wider lose their meaning. */
    SchemaPair condition(List<Node> innerBefore, List<Node> innerAfter, String step) {
        return new SchemaPair(innerBefore, innerAfter, Direction.EITHER, place.then(step));
    }

    record Key(List<Node> before, List<Node> after, Direction direction) {}
}

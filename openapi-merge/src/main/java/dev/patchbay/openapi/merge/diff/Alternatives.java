package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import java.util.List;

/**
 * A {@code oneOf} or {@code anyOf}.
 *
 * @param keyword which of the two
 * @param members without the one that only admits null
 */
record Alternatives(String keyword, List<Node> members) {

    Alternatives {
        members = List.copyOf(members);
    }
}

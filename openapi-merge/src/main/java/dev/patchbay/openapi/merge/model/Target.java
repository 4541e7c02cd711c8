package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The target of a reference.
 *
 * @param node what stands there; null if nothing does
 * @param named whether the reference speaks of an {@code $id} or anchor, and not of a place in the document
 */
public record Target(
        ApiDocument document, Pointer pointer, @Nullable Node node, boolean named) {

    /** The target of a reference to a place. */
    public Target(ApiDocument document, Pointer pointer, @Nullable Node node) {
        this(document, pointer, node, false);
    }

    /** Returns the component that this is or is inside of; null if it is somewhere else in the document. */
    public @Nullable ComponentId component() {
        return pointer.size() >= 3 && pointer.token(0).equals("components") && Kind.ofSection(pointer.token(1)) != null
                ? new ComponentId(document, pointer.token(1), pointer.token(2))
                : null;
    }
}

package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A Path Item Object with its references followed.
 *
 * @param written as it stands in the document
 * @param flat as it means: what a {@code $ref} leads to, overlaid with the fields beside the {@code $ref}
 * @param home the document that the flat item's own references are relative to
 * @param referred what was met on the way from the one to the other
 */
public record PathItem(Mapping written, Mapping flat, ApiDocument home, List<Node> referred) {

    /**
     * Returns the item that {@code node} stands for; an empty one when a reference leads nowhere, which is told
     * elsewhere.
     */
    public static PathItem of(ApiDocument document, Node node, References references) {
        Mapping written = node instanceof Mapping mapping
                ? mapping
                : Mapping.builder(node).build();
        Mapping flat = written;
        ApiDocument home = document;
        Set<String> seen = new HashSet<>();
        List<Node> referred = new ArrayList<>();
        for (String reference = flat.text("$ref"); reference != null; reference = flat.text("$ref")) {
            Target target = references.resolve(home, reference);
            boolean known = target != null && target.node() instanceof Mapping && seen.add(reference);
            Mapping.Builder overlaid = known && target != null && target.node() instanceof Mapping found
                    ? found.toBuilder()
                    : Mapping.builder(flat);
            for (int i = 0; i < flat.size(); i++) {
                if (!flat.key(i).equals("$ref")) {
                    overlaid.put(flat.key(i), flat.keyLocation(i), flat.value(i));
                }
            }
            flat = overlaid.build();
            if (known && target != null && target.node() != null) {
                home = target.document();
                referred.add(target.node());
            }
        }
        return new PathItem(written, flat, home, List.copyOf(referred));
    }

    /**
     * Returns the operation that a link refers to, be it through a path or webhook that is itself a reference to a path
     * item; null when there is none.
     */
    public static @Nullable Target operation(References references, ApiDocument from, String reference) {
        Target target = references.resolve(from, reference);
        if (target == null || target.node() != null || target.pointer().size() < 3) {
            return target == null || target.node() == null ? null : target;
        }
        Node item = new Pointer(target.pointer().tokens().subList(0, 2))
                .in(target.document().root());
        if (!(item instanceof Mapping mapping) || mapping.text("$ref") == null) {
            return null;
        }
        PathItem flat = of(target.document(), mapping, references);
        Node operation = new Pointer(target.pointer().from(2)).in(flat.flat());
        return operation == null ? null : new Target(target.document(), target.pointer(), operation);
    }

    /** True if the item is written elsewhere. */
    public boolean isReference() {
        return written.text("$ref") != null;
    }

    public void forEachOperation(BiConsumer<String, Mapping> action) {
        Operations.forEach(flat, action);
    }
}

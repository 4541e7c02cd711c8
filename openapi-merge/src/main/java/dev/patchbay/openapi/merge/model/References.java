package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what references lead to, within a document and from one document to another. */
public final class References {

    private final Map<String, ApiDocument> documents = new HashMap<>();
    private final Map<ApiDocument, Map<String, Target>> resolved = new HashMap<>();

    public References(List<ApiDocument> documents) {
        for (ApiDocument document : documents) {
            this.documents.putIfAbsent(normal(document.location()), document);
        }
    }

    /** The target of a reference that stands in {@code from}; null when it leads out of the known documents. */
    public @Nullable Target resolve(ApiDocument from, String reference) {
        Map<String, Target> known = resolved.computeIfAbsent(from, document -> new HashMap<>());
        Target target = known.get(reference);
        if (target == null) {
            target = find(from, reference);
            if (target != null) {
                known.put(reference, target);
            }
        }
        return target;
    }

    /** The reference in this object, if its kind allows one. */
    public static @Nullable String reference(Mapping mapping, Kind kind) {
        return kind.isReferable() ? mapping.text("$ref") : null;
    }

    /**
     * The object itself, or what its reference leads to in the end.
     *
     * @return null when it leads nowhere, or round in a circle
     */
    public @Nullable Located follow(ApiDocument document, Node node, Kind kind) {
        ApiDocument home = document;
        Node at = node;
        for (int steps = 0; steps < 100; steps++) {
            String reference = at instanceof Mapping mapping ? reference(mapping, kind) : null;
            if (reference == null) {
                return new Located(home, at);
            }
            Target target = resolve(home, reference);
            if (target == null || target.node() == null) {
                return null;
            }
            home = target.document();
            at = target.node();
        }
        return null;
    }

    /** A node and the document that it stands in. */
    public record Located(ApiDocument document, Node node) {}

    private @Nullable Target find(ApiDocument from, String reference) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        ApiDocument document = file.isEmpty() ? from : documents.get(normal(relative(from.location(), file)));
        if (document == null) {
            return null;
        }
        String fragment = hash < 0 ? "" : reference.substring(hash + 1);
        if (!fragment.isEmpty() && !fragment.startsWith("/")) {
            return new Target(document, Pointer.of(fragment), null);
        }
        Pointer pointer = pointer(fragment);
        return new Target(document, pointer, pointer.in(document.root()));
    }

    static Pointer pointer(String fragment) {
        if (fragment.isEmpty()) {
            return Pointer.ROOT;
        }
        List<String> tokens = new ArrayList<>();
        for (String raw : fragment.substring(1).split("/", -1)) {
            tokens.add(Pointer.unescape(raw));
        }
        return new Pointer(tokens);
    }

    private static String relative(String base, String file) {
        try {
            return URI.create(base.replace('\\', '/').replace(" ", "%20"))
                    .resolve(file.replace(" ", "%20"))
                    .toString();
        } catch (IllegalArgumentException notUri) {
            return file;
        }
    }

    private static String normal(String location) {
        try {
            return URI.create(location.replace('\\', '/').replace(" ", "%20"))
                    .normalize()
                    .toString();
        } catch (IllegalArgumentException notUri) {
            return location;
        }
    }
}

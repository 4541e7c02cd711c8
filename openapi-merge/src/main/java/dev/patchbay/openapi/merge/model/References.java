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
    private final Map<ApiDocument, Anchors> anchors = new HashMap<>();
    private final Map<ApiDocument, Map<String, Target>> resolved = new HashMap<>();

    public References(List<ApiDocument> documents) {
        for (ApiDocument document : documents) {
            this.documents.putIfAbsent(normal(document.location()), document);
        }
        for (ApiDocument document : documents) {
            String self = document.root().text("$self");
            if (self != null) {
                this.documents.putIfAbsent(normal(relative(document.location(), self)), document);
            }
        }
    }

    /** Returns the target of a reference that stands in {@code from}; null if it leads out of the known documents. */
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

    /** Returns the reference in this object, if its kind allows one. */
    public static @Nullable String reference(Mapping mapping, Kind kind) {
        return kind.isReferable() ? mapping.text("$ref") : null;
    }

    /**
     * Returns the object itself, or what its reference leads to in the end.
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
        String fragment = hash < 0 ? "" : reference.substring(hash + 1);
        ApiDocument document = file.isEmpty() ? from : document(from, file);
        if (document == null) {
            Target identified = identified(from, file, fragment);
            return identified == null ? relativeToAnId(from, file, fragment) : identified;
        }
        if (!fragment.isEmpty() && !fragment.startsWith("/")) {
            Pointer anchored = anchors(document).anchored(fragment);
            return anchored == null
                    ? new Target(document, Pointer.of(fragment), null)
                    : new Target(document, anchored, anchored.in(document.root()), true);
        }
        Pointer pointer = pointer(fragment);
        Node node = pointer.in(document.root());
        Target relative = node == null && file.isEmpty() ? relativeToId(document, pointer) : null;
        return relative == null ? new Target(document, pointer, node) : relative;
    }

    /**
     * By the location of the document that refers to it, or else by what that one calls itself (OpenAPI 3.2.0, field
     * $self).
     */
    private @Nullable ApiDocument document(ApiDocument from, String file) {
        ApiDocument near = documents.get(normal(relative(from.location(), file)));
        String self = near == null ? from.root().text("$self") : null;
        return self == null ? near : documents.get(normal(relative(relative(from.location(), self), file)));
    }

    /**
     * A schema that is referred to by its {@code $id} (JSON Schema 2020-12, section 8.2.1); the own document's goes
     * first.
     */
    private @Nullable Target identified(ApiDocument from, String id, String fragment) {
        List<ApiDocument> candidates = new ArrayList<>(List.of(from));
        candidates.addAll(documents.values());
        for (ApiDocument candidate : candidates) {
            Pointer schema = anchors(candidate).identified(id);
            if (schema != null) {
                Pointer anchored = fragment.isEmpty() || fragment.startsWith("/")
                        ? schema.then(pointer(fragment).tokens())
                        : anchors(candidate).anchored(fragment);
                return anchored == null ? null : new Target(candidate, anchored, anchored.in(candidate.root()), true);
            }
        }
        return null;
    }

    /**
     * Inside of a schema with an {@code $id} a reference is relative to that. The reference alone does not say which
     * one it is in, so it counts when all that it can be relative to lead to one schema.
     */
    private @Nullable Target relativeToAnId(ApiDocument from, String file, String fragment) {
        Target found = null;
        for (String base : anchors(from).ids().keySet()) {
            String id = relative(base, file);
            Target target = id.equals(file) ? null : identified(from, id, fragment);
            if (found != null && target != null && !found.equals(target)) {
                return null;
            }
            found = target == null ? found : target;
        }
        return found;
    }

    /** Inside of a schema with an {@code $id} a pointer starts there. */
    private @Nullable Target relativeToId(ApiDocument document, Pointer pointer) {
        for (Pointer schema : anchors(document).ids().values()) {
            Pointer inside = schema.then(pointer.tokens());
            Node node = inside.in(document.root());
            if (node != null) {
                return new Target(document, inside, node, true);
            }
        }
        return null;
    }

    /** Returns the named schemas of a document. */
    public Anchors anchors(ApiDocument document) {
        return anchors.computeIfAbsent(document, Anchors::new);
    }

    /** Returns a fragment that is a JSON pointer. */
    public static Pointer pointer(String fragment) {
        if (fragment.isEmpty()) {
            return Pointer.ROOT;
        }
        List<String> tokens = new ArrayList<>();
        for (String raw : fragment.substring(1).split("/", -1)) {
            tokens.add(Pointer.unescape(raw));
        }
        return new Pointer(tokens);
    }

    /** Returns a file as another one names it. */
    public static String relative(String base, String file) {
        try {
            return URI.create(base.replace('\\', '/').replace(" ", "%20"))
                    .resolve(file.replace(" ", "%20"))
                    .toString();
        } catch (IllegalArgumentException notUri) {
            return file;
        }
    }

    /** One spelling for a location. */
    public static String normal(String location) {
        try {
            return URI.create(location.replace('\\', '/').replace(" ", "%20"))
                    .normalize()
                    .toString();
        } catch (IllegalArgumentException notUri) {
            return location;
        }
    }
}

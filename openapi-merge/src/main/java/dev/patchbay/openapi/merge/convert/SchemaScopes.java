package dev.patchbay.openapi.merge.convert;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Rewriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes references in full that stand inside of a schema with an {@code $id} and so are relative to it (JSON Schema
 * 2020-12, section 8.2.1): among several documents they then mean the same wherever they are looked up. References to
 * the components of the document, which strictly would be relative to the {@code $id} too, are left: nobody means that.
 */
public final class SchemaScopes {

    private final Set<String> known = new HashSet<>();

    /** Takes note of the {@code $id}s of all documents. */
    public SchemaScopes(List<Mapping> roots) {
        for (Mapping root : roots) {
            new IdentifiedSchemas() {
                @Override
                Mapping within(String base, Mapping schema) {
                    known.add(base);
                    return schema;
                }
            }.object(root, Kind.OPENAPI);
        }
    }

    /** The document with its references in full. */
    public Mapping inFull(Mapping root) {
        if (known.isEmpty()) {
            return root;
        }
        return new IdentifiedSchemas() {
            @Override
            Mapping within(String base, Mapping schema) {
                Mapping result = replaced(schema, "$id", schema.has("$id") ? base : null);
                String reference = schema.text("$ref");
                return reference == null ? result : replaced(result, "$ref", inFull(root, base, reference));
            }
        }.object(root, Kind.OPENAPI);
    }

    private static Mapping replaced(Mapping schema, String key, @Nullable String text) {
        Node old = schema.get(key);
        return old == null || text == null || text.equals(old.toString())
                ? schema
                : schema.with(key, Scalar.string(old, text));
    }

    private String inFull(Mapping root, String base, String reference) {
        if (reference.startsWith("#/components/")
                && References.pointer(reference.substring(1)).in(root) != null) {
            return reference;
        }
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        String id = file.isEmpty() ? base : References.relative(base, file);
        return known.contains(id) ? id + (hash < 0 ? "" : reference.substring(hash)) : reference;
    }

    /** Goes through the schemas that are within one with an {@code $id}. */
    private abstract static class IdentifiedSchemas extends Rewriter {

        private final Deque<String> bases = new ArrayDeque<>();

        abstract Mapping within(String base, Mapping schema);

        @Override
        protected Mapping enter(Mapping mapping, Kind kind) {
            String id = kind == Kind.SCHEMA ? mapping.text("$id") : null;
            if (id != null) {
                bases.push(bases.isEmpty() ? id : References.relative(bases.peek(), id));
            }
            return mapping;
        }

        @Override
        protected Mapping leave(Mapping original, Mapping changed, Kind kind) {
            if (kind != Kind.SCHEMA || bases.isEmpty()) {
                return changed;
            }
            Mapping result = within(bases.peek(), changed);
            if (original.text("$id") != null) {
                bases.pop();
            }
            return result;
        }
    }
}

package dev.patchbay.openapi.merge.naming;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.Target;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hash of a component with a placeholder for each reference, and the targets of the references. Two components are
 * equal if their hashes are equal and so are the targets of their references, one by one.
 *
 * @param digest SHA-256 of everything but the names of targets, keys sorted
 * @param targets of the references, in the order of the sorted keys
 */
record StructuralDigest(ByteBuffer digest, List<Vertex> targets) {

    static StructuralDigest of(Vertex vertex, ResolvedNames resolved) {
        Tracer tracer = new Tracer(vertex.document(), resolved);
        tracer.trace(vertex.node(), vertex.kind());
        return new StructuralDigest(ByteBuffer.wrap(tracer.digest.digest()), tracer.targets);
    }

    private static final class Tracer {

        private final ApiDocument document;
        private final ResolvedNames resolved;
        private final MessageDigest digest;
        private final List<Vertex> targets = new ArrayList<>();

        Tracer(ApiDocument document, ResolvedNames resolved) {
            this.document = document;
            this.resolved = resolved;
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has SHA-256", impossible);
            }
        }

        void trace(Node node, Kind kind) {
            if (node instanceof Mapping mapping) {
                object(mapping, kind.asObject());
            } else if (node instanceof Sequence sequence) {
                mark('[');
                sequence.items().forEach(item -> trace(item, kind.item()));
                mark(']');
            } else {
                Scalar scalar = (Scalar) node;
                mark(scalar.type().name().charAt(0));
                text(scalar.text());
            }
        }

        private void object(Mapping mapping, Kind kind) {
            String[] keys = mapping.keys().toArray(String[]::new);
            Arrays.sort(keys);
            mark('{');
            for (String key : keys) {
                Node value = mapping.get(key);
                if (value != null && !resolved.ignores(kind, key, value) && !isReference(mapping, key, value, kind)) {
                    text(key);
                    trace(resolved.normal(kind, key, value), kind.child(key));
                }
            }
            if (kind == Kind.SCHEMA && mapping.has("discriminator")) {
                resolved.graph().choices(document, mapping).stream()
                        .sorted(Comparator.comparing(Vertex::name))
                        .forEach(this::target);
            }
            String dynamic = kind == Kind.SCHEMA ? mapping.text("$dynamicRef") : null;
            if (dynamic != null || (kind == Kind.SCHEMA && mapping.has("$dynamicAnchor"))) {
                String anchor = dynamic == null ? mapping.text("$dynamicAnchor") : dynamic.replaceFirst("^.*#", "");
                resolved.graph().dynamic(document, String.valueOf(anchor)).forEach(this::target);
            }
            mark('}');
        }

        private boolean isReference(Mapping mapping, String key, Node value, Kind kind) {
            if (key.equals("$ref") && kind.isReferable() && value instanceof Scalar reference) {
                return reference(reference.text(), kind);
            }
            if (kind == Kind.SECURITY_REQUIREMENT) {
                Vertex scheme = resolved.graph().scheme(document, key);
                if (scheme != null) {
                    mark('s');
                    target(scheme);
                }
                return false;
            }
            if (kind == Kind.DISCRIMINATOR && key.equals("mapping") && value instanceof Mapping table) {
                mapping(table);
                return true;
            }
            if (kind == Kind.DISCRIMINATOR && key.equals("defaultMapping") && value instanceof Scalar schema) {
                Vertex mapped = resolved.graph().mapped(document, schema.text());
                mark('d');
                target(mapped);
                return mapped != null;
            }
            if (kind == Kind.OPERATION && key.equals("tags") && value instanceof Sequence tags) {
                mark('t');
                tags.items().forEach(tag -> text(resolved.tags().nameOf(document, tag.toString())));
                return true;
            }
            if (kind == Kind.LINK && (key.equals("operationId") || key.equals("operationRef"))) {
                mark('l');
                text(resolved.links().identity(document, mapping));
                return true;
            }
            if (kind == Kind.LINK && key.equals("parameters") && value instanceof Mapping parameters) {
                mark('p');
                trace(renamed(mapping, parameters), Kind.DATA);
                return true;
            }
            return false;
        }

        private Mapping renamed(Mapping link, Mapping parameters) {
            Mapping.Builder renamed = Mapping.builder(parameters);
            for (int i = 0; i < parameters.size(); i++) {
                renamed.put(resolved.links().parameter(document, link, parameters.key(i)), parameters.value(i));
            }
            return renamed.build();
        }

        private boolean reference(String reference, Kind kind) {
            Target target = resolved.references().resolve(document, reference);
            Vertex vertex = resolved.graph().of(document, reference, kind);
            if (target == null || vertex == null) {
                return false;
            }
            mark('r');
            if (resolved.layout().isInPlace(vertex)) {
                text(vertex.document().index() + "#" + vertex.pointer());
                return true;
            }
            if (vertex.isComponent()) {
                target.pointer().from(3).forEach(this::text);
            }
            target(vertex);
            return true;
        }

        private void mapping(Mapping table) {
            String[] keys = table.keys().toArray(String[]::new);
            Arrays.sort(keys);
            mark('m');
            for (String key : keys) {
                text(key);
                Vertex mapped = table.get(key) instanceof Scalar value
                        ? resolved.graph().mapped(document, value.text())
                        : null;
                if (mapped != null) {
                    target(mapped);
                } else if (table.get(key) instanceof Scalar value) {
                    text(value.text());
                }
            }
        }

        void target(@Nullable Vertex vertex) {
            if (vertex != null) {
                mark('*');
                targets.add(vertex);
            }
        }

        private void mark(char mark) {
            digest.update((byte) mark);
        }

        private void text(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((byte) (bytes.length >>> 24));
            digest.update((byte) (bytes.length >>> 16));
            digest.update((byte) (bytes.length >>> 8));
            digest.update((byte) bytes.length);
            digest.update(bytes);
        }
    }
}

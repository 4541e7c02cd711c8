package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
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
 * What a component says, with a hole for each thing that it refers to: a digest of the text around the holes, and what is in the holes.
 * Two components are equal when their digests are and what is in their holes is, hole for hole.
 *
 * @param digest SHA-256 of everything but the names of what is referred to, keys sorted
 * @param holes what is referred to, in the order of the sorted keys
 */
record Outline(ByteBuffer digest, List<Vertex> holes) {

    static Outline of(Vertex vertex, Meaning meaning) {
        Tracer tracer = new Tracer(vertex.document(), meaning);
        tracer.trace(vertex.node(), vertex.kind());
        return new Outline(ByteBuffer.wrap(tracer.digest.digest()), tracer.holes);
    }

    private static final class Tracer {

        private final ApiDocument document;
        private final Meaning meaning;
        private final MessageDigest digest;
        private final List<Vertex> holes = new ArrayList<>();

        Tracer(ApiDocument document, Meaning meaning) {
            this.document = document;
            this.meaning = meaning;
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
                if (value != null && !meaning.ignores(kind, key, value) && !isHole(mapping, key, value, kind)) {
                    text(key);
                    trace(meaning.normal(kind, key, value), kind.child(key));
                }
            }
            if (kind == Kind.SCHEMA && mapping.has("discriminator")) {
                meaning.vertices().choices(document, mapping).stream()
                        .sorted(Comparator.comparing(Vertex::name))
                        .forEach(this::hole);
            }
            String dynamic = kind == Kind.SCHEMA ? mapping.text("$dynamicRef") : null;
            if (dynamic != null || (kind == Kind.SCHEMA && mapping.has("$dynamicAnchor"))) {
                String anchor = dynamic == null ? mapping.text("$dynamicAnchor") : dynamic.replaceFirst("^.*#", "");
                meaning.vertices().dynamic(document, String.valueOf(anchor)).forEach(this::hole);
            }
            mark('}');
        }

        private boolean isHole(Mapping mapping, String key, Node value, Kind kind) {
            if (key.equals("$ref") && kind.isReferable() && value instanceof Scalar reference) {
                return reference(reference.text(), kind);
            }
            if (kind == Kind.SECURITY_REQUIREMENT) {
                Vertex scheme = meaning.vertices().scheme(document, key);
                if (scheme != null) {
                    mark('s');
                    hole(scheme);
                }
                return false;
            }
            if (kind == Kind.DISCRIMINATOR && key.equals("mapping") && value instanceof Mapping table) {
                mapping(table);
                return true;
            }
            if (kind == Kind.DISCRIMINATOR && key.equals("defaultMapping") && value instanceof Scalar schema) {
                Vertex mapped = meaning.vertices().mapped(document, schema.text());
                mark('d');
                hole(mapped);
                return mapped != null;
            }
            if (kind == Kind.OPERATION && key.equals("tags") && value instanceof Sequence tags) {
                mark('t');
                tags.items().forEach(tag -> text(meaning.tag(document, tag.toString())));
                return true;
            }
            if (kind == Kind.LINK && (key.equals("operationId") || key.equals("operationRef"))) {
                mark('l');
                text(meaning.operation(document, mapping));
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
                renamed.put(meaning.linkParameter(document, link, parameters.key(i)), parameters.value(i));
            }
            return renamed.build();
        }

        private boolean reference(String reference, Kind kind) {
            Target target = meaning.references().resolve(document, reference);
            Vertex vertex = meaning.vertices().of(document, reference, kind);
            if (target == null || vertex == null) {
                return false;
            }
            mark('r');
            if (meaning.staysInPlace(vertex)) {
                text(vertex.document().index() + "#" + vertex.pointer());
                return true;
            }
            if (vertex.isComponent()) {
                target.pointer().from(3).forEach(this::text);
            }
            hole(vertex);
            return true;
        }

        private void mapping(Mapping table) {
            String[] keys = table.keys().toArray(String[]::new);
            Arrays.sort(keys);
            mark('m');
            for (String key : keys) {
                text(key);
                Vertex mapped = table.get(key) instanceof Scalar value
                        ? meaning.vertices().mapped(document, value.text())
                        : null;
                if (mapped != null) {
                    hole(mapped);
                } else if (table.get(key) instanceof Scalar value) {
                    text(value.text());
                }
            }
        }

        void hole(@Nullable Vertex vertex) {
            if (vertex != null) {
                mark('*');
                holes.add(vertex);
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

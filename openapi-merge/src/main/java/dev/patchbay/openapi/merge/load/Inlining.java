package dev.patchbay.openapi.merge.load;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Nesting;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.ReadLimits;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Target;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what stands in files of its own where OpenAPI has no references, as many documents that are kept in many
 * files do: an operation, all paths, a description. What is taken in is no longer in its file, so its own references
 * are spelled from where it is now.
 */
final class Inlining {

    /** References that lead to references that cannot stand there either. */
    private static final int MOST_HOPS = 64;

    private final References references;

    private final Map<ApiDocument, Map<Pointer, Kind>> reached = new HashMap<>();
    private final Deque<Target> pending = new ArrayDeque<>();

    Inlining(References references) {
        this.references = references;
    }

    /** The documents, and those of their files that are not documents of their own as far as they are referred to. */
    List<ApiDocument> inlined(List<ApiDocument> documents) {
        Map<ApiDocument, ApiDocument> inlined = new LinkedHashMap<>();
        for (ApiDocument document : documents) {
            boolean part = document.entry() != null;
            inlined.put(
                    document,
                    part
                            ? document
                            : document.withRoot(object(document, document.root(), Kind.OPENAPI, document.root())));
        }
        while (!pending.isEmpty()) {
            Target target = pending.remove();
            ApiDocument file = target.document();
            Kind kind = reached.getOrDefault(file, Map.of()).getOrDefault(target.pointer(), Kind.DATA);
            if (target.node() != null) {
                Node whole =
                        inlined(file, target.node(), kind, 0, target.pointer().size());
                inlined.computeIfPresent(
                        file,
                        (any, now) -> now.withRoot(
                                replaced(now.root(), target.pointer().tokens(), whole)));
            }
        }
        return List.copyOf(inlined.values());
    }

    private Mapping object(ApiDocument document, Mapping root, Kind kind, Mapping otherwise) {
        return inlined(document, root, kind, 0, 0) instanceof Mapping mapping ? mapping : otherwise;
    }

    private static Mapping replaced(Mapping root, List<String> tokens, Node node) {
        if (tokens.isEmpty()) {
            return node instanceof Mapping mapping ? mapping : root;
        }
        return step(root, tokens, node) instanceof Mapping mapping ? mapping : root;
    }

    private static Node step(Node at, List<String> tokens, Node node) {
        if (tokens.isEmpty()) {
            return node;
        }
        List<String> rest = tokens.subList(1, tokens.size());
        Node next = Pointer.of(tokens.get(0)).in(at);
        if (next == null) {
            return at;
        }
        if (at instanceof Mapping mapping) {
            return mapping.with(tokens.get(0), step(next, rest, node));
        }
        List<Node> items = new ArrayList<>(((Sequence) at).items());
        items.set(Integer.parseInt(tokens.get(0)), step(next, rest, node));
        return Sequence.of(at, items);
    }

    /** Notes the kind of a part of a document, which its own file does not tell. */
    private void reach(ApiDocument document, Mapping mapping, Kind kind) {
        String reference = References.reference(mapping, kind);
        Target target = reference == null ? null : references.resolve(document, reference);
        if (target != null
                && target.document().entry() != null
                && reached.computeIfAbsent(target.document(), any -> new HashMap<>())
                                .putIfAbsent(target.pointer(), kind)
                        == null) {
            pending.add(target);
        }
    }

    private Node inlined(ApiDocument document, Node node, Kind kind, int hops, int level) {
        if (node instanceof Sequence sequence && kind != Kind.DATA) {
            List<Node> items = new ArrayList<>();
            boolean changed = false;
            for (Node item : sequence.items()) {
                Node inlined = inlined(document, item, kind.item(), hops, level + 1);
                changed |= inlined != item;
                items.add(inlined);
            }
            return changed ? Sequence.of(sequence, items) : sequence;
        }
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        Kind own = kind.asObject();
        if (!own.isReferable()) {
            Target target = target(document, mapping);
            if (target != null && target.node() != null && hops < MOST_HOPS && fits(target.node(), level)) {
                Node moved = moved(target.node(), own, target.document(), document);
                return inlined(document, moved, kind, hops + 1, level);
            }
        }
        reach(document, mapping, own);
        Mapping changed = mapping;
        for (int i = 0; i < mapping.size(); i++) {
            String key = mapping.key(i);
            Node value = mapping.value(i);
            Kind child = own.child(key);
            boolean text = key.equals("description") || key.equals("summary");
            boolean described = own == Kind.OPENAPI && (key.equals("info") || key.equals("tags"));
            if (child != Kind.DATA) {
                changed = changed.withValue(i, inlined(document, value, child, hops, level + 1));
            } else if (text || described) {
                changed = changed.withValue(i, texts(document, value));
            }
        }
        return changed;
    }

    /**
     * True if the tree does not get too deep by it; else the reference stays, and is reported as one that cannot stand
     * there.
     */
    private static boolean fits(Node node, int level) {
        return Nesting.below(node, Math.max(0, ReadLimits.DEFAULT.depth() - level)) == null;
    }

    /** Replaces a reference to a file with nothing but a text in it by the text; anything else stays as it is. */
    private Node texts(ApiDocument document, Node node) {
        if (node instanceof Sequence sequence) {
            return Sequence.of(
                    sequence,
                    sequence.items().stream().map(item -> texts(document, item)).toList());
        }
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        Target target = target(document, mapping);
        if (target != null && target.node() instanceof Scalar text) {
            return text;
        }
        Mapping changed = mapping;
        for (int i = 0; i < mapping.size(); i++) {
            if (mapping.key(i).equals("description") || mapping.key(i).equals("summary")) {
                changed = changed.withValue(i, texts(document, mapping.value(i)));
            }
        }
        return changed;
    }

    private @Nullable Target target(ApiDocument document, Mapping mapping) {
        String reference = mapping.size() == 1 ? mapping.text("$ref") : null;
        return reference == null ? null : references.resolve(document, reference);
    }

    /** Moves a part of one file to another: its references still lead where they led. */
    private static Node moved(Node node, Kind kind, ApiDocument from, ApiDocument to) {
        if (from.equals(to)) {
            return node;
        }
        if (node instanceof Sequence sequence) {
            return Sequence.of(
                    sequence,
                    sequence.items().stream()
                            .map(item -> moved(item, kind.item(), from, to))
                            .toList());
        }
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        Kind own = kind.asObject();
        Mapping changed = mapping;
        for (int i = 0; i < mapping.size(); i++) {
            String key = mapping.key(i);
            Node value = mapping.value(i);
            Kind child = own.child(key);
            boolean refers = key.equals("$ref") || (own == Kind.LINK && key.equals("operationRef"));
            boolean text = key.equals("description") || key.equals("summary");
            if (refers && value instanceof Scalar reference && reference.isString()) {
                changed = changed.withValue(i, Scalar.string(reference, spelled(reference.text(), from, to)));
            } else if (own == Kind.DISCRIMINATOR && key.equals("mapping") && value instanceof Mapping table) {
                changed = changed.withValue(i, mapping(table, from, to));
            } else if (child != Kind.DATA) {
                changed = changed.withValue(i, moved(value, child, from, to));
            } else if (text && value instanceof Mapping) {
                changed = changed.withValue(i, moved(value, Kind.OPERATION, from, to));
            }
        }
        return changed;
    }

    private static Mapping mapping(Mapping table, ApiDocument from, ApiDocument to) {
        Mapping changed = table;
        for (int i = 0; i < table.size(); i++) {
            Node value = table.value(i);
            boolean reference = value.toString().matches(".*[#./].*");
            changed = reference
                    ? changed.withValue(i, Scalar.string(value, spelled(value.toString(), from, to)))
                    : changed;
        }
        return changed;
    }

    private static String spelled(String reference, ApiDocument from, ApiDocument to) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : reference.substring(hash);
        if (file.contains(":")) {
            return reference;
        }
        String target = file.isEmpty() ? from.location() : References.relative(from.location(), file);
        if (References.normal(target).equals(References.normal(to.location()))) {
            return fragment.isEmpty() ? "#" : fragment;
        }
        Path folder = Path.of(to.location()).toAbsolutePath().normalize().getParent();
        Path absolute = Path.of(target.replace("%20", " ")).toAbsolutePath().normalize();
        return (folder == null ? absolute : folder.relativize(absolute))
                        .toString()
                        .replace('\\', '/')
                + fragment;
    }
}

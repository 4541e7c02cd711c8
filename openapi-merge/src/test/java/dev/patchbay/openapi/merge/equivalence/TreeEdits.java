package dev.patchbay.openapi.merge.equivalence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Changes of one thing in a tree, by JSON pointer. */
final class TreeEdits {

    private TreeEdits() {}

    private interface Edit {
        Node apply(Node parent, String token);
    }

    static Node yaml(String text) {
        try {
            return DocumentReader.read("change.yaml", text.getBytes(UTF_8));
        } catch (InvalidInputException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    static Node get(Mapping root, String pointer) {
        Node found = References.pointer(pointer).in(root);
        if (found == null) {
            throw new IllegalArgumentException("there is no " + pointer);
        }
        return found;
    }

    /** Sets a key of an object, there already or not, or an item of a list; {@code -} appends one. */
    static Mapping set(Mapping root, String pointer, Node value) {
        return edit(root, pointer, (parent, token) -> {
            if (parent instanceof Mapping mapping) {
                return mapping.with(token, value);
            }
            List<Node> items = new ArrayList<>(((Sequence) parent).items());
            if (token.equals("-")) {
                items.add(value);
            } else {
                items.set(Integer.parseInt(token), value);
            }
            return Sequence.of(parent, items);
        });
    }

    static Mapping set(Mapping root, String pointer, String yaml) {
        return set(root, pointer, yaml(yaml));
    }

    static Mapping remove(Mapping root, String pointer) {
        get(root, pointer);
        return edit(root, pointer, (parent, token) -> {
            if (parent instanceof Mapping mapping) {
                return mapping.without(token);
            }
            List<Node> items = new ArrayList<>(((Sequence) parent).items());
            items.remove(Integer.parseInt(token));
            return Sequence.of(parent, items);
        });
    }

    /** Gives a key another name, in the same place. */
    static Mapping rename(Mapping root, String pointer, String name) {
        get(root, pointer);
        return edit(root, pointer, (parent, token) -> {
            Mapping mapping = (Mapping) parent;
            Mapping.Builder renamed = Mapping.builder(mapping);
            for (int i = 0; i < mapping.size(); i++) {
                renamed.put(mapping.key(i).equals(token) ? name : mapping.key(i), mapping.value(i));
            }
            return renamed.build();
        });
    }

    /** Turns a list round. */
    static Mapping reverse(Mapping root, String pointer) {
        List<Node> items = new ArrayList<>(((Sequence) get(root, pointer)).items());
        Collections.reverse(items);
        return set(root, pointer, Sequence.of(get(root, pointer), items));
    }

    /** The tree with the keys of every object the other way round. */
    static Node reverseKeys(Node node) {
        if (node instanceof Mapping mapping) {
            Mapping.Builder reversed = Mapping.builder(mapping);
            for (int i = mapping.size() - 1; i >= 0; i--) {
                reversed.put(mapping.key(i), reverseKeys(mapping.value(i)));
            }
            return reversed.build();
        }
        if (node instanceof Sequence sequence) {
            return Sequence.of(
                    sequence,
                    sequence.items().stream().map(TreeEdits::reverseKeys).toList());
        }
        return node;
    }

    private static Mapping edit(Mapping root, String pointer, Edit edit) {
        return (Mapping) edit(root, References.pointer(pointer).tokens(), edit);
    }

    private static Node edit(Node node, List<String> tokens, Edit edit) {
        String token = tokens.get(0);
        if (tokens.size() == 1) {
            return edit.apply(node, token);
        }
        Node child = Pointer.of(token).in(node);
        if (child == null) {
            throw new IllegalArgumentException("there is no " + token + " in " + node.location());
        }
        Node changed = edit(child, tokens.subList(1, tokens.size()), edit);
        if (node instanceof Mapping mapping) {
            return mapping.with(token, changed);
        }
        List<Node> items = new ArrayList<>(((Sequence) node).items());
        items.set(Integer.parseInt(token), changed);
        return Sequence.of(node, items);
    }
}

package dev.patchbay.openapi.merge.config;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import dev.patchbay.problems.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Strict reading of one object of a configuration file: each getter says what it expects, and {@link #allow} says what
 * else may stand here. What is wrong becomes a located problem and reads as absent, so that one run finds everything.
 *
 * <p>Codes: PB-101 unknown key, PB-102 wrong type, PB-103 missing key, PB-104 wrong value.
 */
public final class Section {

    private final Problems problems;
    private final String name;
    private final Mapping mapping;

    /**
     * Reads an object.
     *
     * @param name the way to it, for messages: {@code services.customers}; empty for the root
     */
    public Section(Problems problems, String name, Mapping mapping) {
        this.problems = problems;
        this.name = name;
        this.mapping = mapping;
    }

    /** Returns the root of a file, which has to be an object; an empty file reads as one without keys. */
    public static Section root(Problems problems, Node root) {
        if (root instanceof Mapping mapping) {
            return new Section(problems, "", mapping);
        }
        problems.add(LocatedProblem.configuration(
                "PB-102", root.location(), "the file must be an object of keys, and this is " + root.describe()));
        return new Section(problems, "", Mapping.builder(root).build());
    }

    public Mapping mapping() {
        return mapping;
    }

    public SourceLocation location() {
        return mapping.location();
    }

    public Problems problems() {
        return problems;
    }

    public List<String> keys() {
        return mapping.keys();
    }

    /** True if the key is there and not null. */
    public boolean has(String key) {
        Node node = mapping.get(key);
        return node != null && !(node instanceof Scalar scalar && scalar.isNull());
    }

    /** Returns the location of the key, or of this object if it is absent. */
    public SourceLocation locationOf(String key) {
        return mapping.keyLocation(key);
    }

    /** {@code services.customers.url}. */
    public String pathTo(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    /** Adds a problem for every other key. */
    public void allow(Set<String> allowed) {
        for (int i = 0; i < mapping.size(); i++) {
            String key = mapping.key(i);
            if (!allowed.contains(key)) {
                String owner = name.isEmpty() ? "" : name + ": ";
                problem(
                        "PB-101",
                        mapping.keyLocation(i),
                        owner + "unknown key '" + key + "'; allowed: " + String.join(", ", new TreeSet<>(allowed))
                                + Suggestions.didYouMean(key, allowed));
            }
        }
    }

    public @Nullable Node node(String key) {
        return has(key) ? mapping.get(key) : null;
    }

    /**
     * Returns the text at this key. A number or boolean counts as the text it is spelled with, so that {@code version:
     * 1.0} needs no quotes.
     */
    public @Nullable String text(String key) {
        Node node = node(key);
        return node == null ? null : textOf(pathTo(key), node);
    }

    /** As {@link #text}, but its absence is a problem. */
    public @Nullable String requiredText(String key) {
        if (!has(key)) {
            problem("PB-103", mapping.location(), pathTo(key) + " is missing");
        }
        return text(key);
    }

    public boolean flag(String key, boolean otherwise) {
        Node node = node(key);
        if (node == null) {
            return otherwise;
        }
        if (node instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN) {
            return scalar.isTrue();
        }
        wrongType(pathTo(key), node, "true or false");
        return otherwise;
    }

    /** One of the constants of an enumeration, spelled in lower case with hyphens. */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        String text = text(key);
        if (text == null) {
            return otherwise;
        }
        List<String> choices = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String spelled = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (spelled.equals(text)) {
                return constant;
            }
            choices.add(spelled);
        }
        problem(
                "PB-104",
                locationOfValue(key),
                pathTo(key) + ": '" + text + "' is not one of " + String.join(", ", choices)
                        + Suggestions.didYouMean(text, choices));
        return otherwise;
    }

    public @Nullable Section section(String key) {
        Node node = node(key);
        if (node == null) {
            return null;
        }
        if (node instanceof Mapping object) {
            return new Section(problems, pathTo(key), object);
        }
        wrongType(pathTo(key), node, "an object");
        return null;
    }

    /** Returns the items of a list; empty if it is absent. */
    public List<Node> list(String key) {
        Node node = node(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        wrongType(pathTo(key), node, "a list");
        return List.of();
    }

    /** Returns the texts of a list; empty if it is absent. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : list(key)) {
            String text = textOf(pathTo(key), item);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Returns the location of the value of this key, or of this object if it is absent. */
    public SourceLocation locationOfValue(String key) {
        Node node = mapping.get(key);
        return node == null ? mapping.location() : node.location();
    }

    public void problem(String code, SourceLocation location, String message) {
        problems.add(LocatedProblem.configuration(code, location, message));
    }

    private @Nullable String textOf(String path, Node node) {
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            return scalar.text();
        }
        wrongType(path, node, "a text");
        return null;
    }

    private void wrongType(String path, Node node, String expected) {
        problem("PB-102", node.location(), path + " must be " + expected + ", and this is " + node.describe());
    }
}

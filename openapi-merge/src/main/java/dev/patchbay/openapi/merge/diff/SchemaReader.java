package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads schemas that hold at once into one {@link NormalizedSchema}. Goes through references with a list of its own, so
 * no chain is too long.
 */
final class SchemaReader {

    private static final Set<String> CONDITIONS = Set.of(
            "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties");
    private static final Set<String> OTHERS =
            Set.of("dependentRequired", "contentEncoding", "contentMediaType", "$dynamicRef", "$recursiveRef", "xml");

    private final DiffDocument document;
    private final WorkBudget work;
    private final NormalizedSchema normalized = new NormalizedSchema();
    private final ValuesReader values;
    private final Deque<Node> pending = new ArrayDeque<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private SchemaReader(DiffDocument document, WorkBudget work) {
        this.document = document;
        this.work = work;
        this.values = new ValuesReader(document, normalized);
    }

    /** @param parts all of which hold; none means that everything is allowed */
    static NormalizedSchema read(DiffDocument document, WorkBudget work, List<Node> parts) {
        SchemaReader reader = new SchemaReader(document, work);
        reader.pending.addAll(parts);
        Node part = reader.pending.poll();
        while (part != null && work.spend(1)) {
            if (reader.seen.add(part)) {
                reader.read(part);
            }
            part = reader.pending.poll();
        }
        reader.values.finish();
        return reader.normalized;
    }

    private void read(Node node) {
        if (node instanceof Scalar scalar) {
            normalized.never |= scalar.type() == Scalar.Type.BOOLEAN && !scalar.isTrue();
        } else if (node instanceof Mapping schema) {
            String reference = schema.text("$ref");
            if (reference != null) {
                follow(reference);
            }
            if (reference == null || document.keepsSiblings()) {
                readKeywords(schema);
            }
        }
    }

    private void follow(String reference) {
        Node target = document.target(reference);
        if (target == null) {
            other("$ref", "\"" + reference + "\"");
        } else {
            pending.add(target);
        }
    }

    private void readKeywords(Mapping schema) {
        values.read(schema);
        readDiscriminator(schema);
        for (int i = 0; i < schema.size(); i++) {
            readKeyword(schema.key(i), schema.value(i));
        }
    }

    private void readKeyword(String key, Node value) {
        switch (key) {
            case "enum" -> values.restrict(items(value));
            case "const" -> values.restrict(List.of(value));
            case "format" -> addText(normalized.formats, value);
            case "pattern" -> addText(normalized.patterns, value);
            case "multipleOf" -> normalized.multiples.add(CanonicalText.text(value));
            case "uniqueItems" -> normalized.uniqueItems |= isTrue(value);
            case "required" -> items(value).forEach(name -> addText(normalized.required, name));
            case "properties" -> entries(value, "", normalized.properties);
            case "additionalProperties" -> readFurtherProperties(value);
            case "items" -> readItems(value);
            case "prefixItems" -> readTuple(value);
            case "allOf" -> pending.addAll(items(value));
            case "oneOf", "anyOf" -> readAlternatives(key, value);
            case "patternProperties" -> entries(value, "/", normalized.parts);
            case "dependentSchemas" -> entries(value, "dependentSchemas.", normalized.conditions);
            case "default" -> normalized.defaultValue = CanonicalText.text(value);
            case "deprecated" -> normalized.deprecated |= isTrue(value);
            case "readOnly" -> normalized.readOnly |= isTrue(value);
            case "writeOnly" -> normalized.writeOnly |= isTrue(value);
            default -> readOther(key, value);
        }
    }

    private void readOther(String key, Node value) {
        if (CONDITIONS.contains(key)) {
            normalized.conditions.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
        } else if (OTHERS.contains(key)) {
            other(key, CanonicalText.text(value));
        } else {
            values.readSize(key, value);
        }
    }

    private void readFurtherProperties(Node value) {
        if (value instanceof Mapping schema) {
            normalized.furtherProperties.add(schema);
        } else if (value instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN && !scalar.isTrue()) {
            normalized.closed = true;
        }
    }

    private void readItems(Node value) {
        if (value instanceof Sequence) {
            readTuple(value);
        } else {
            normalized.items.add(value);
        }
    }

    private void readTuple(Node value) {
        List<Node> positions = items(value);
        for (int i = 0; i < positions.size(); i++) {
            normalized
                    .parts
                    .computeIfAbsent("[" + i + "]", any -> new ArrayList<>())
                    .add(positions.get(i));
        }
    }

    /** Reads alternatives; one that only admits null is how 3.1 makes a reference nullable. */
    private void readAlternatives(String keyword, Node value) {
        List<Node> members = new ArrayList<>(items(value));
        boolean nullable = members.removeIf(SchemaReader::admitsOnlyNull);
        normalized.nullAlternative |= nullable;
        if (members.size() == 1) {
            pending.addAll(members);
        } else if (!members.isEmpty()) {
            normalized.alternatives.add(new Alternatives(keyword, members));
        }
    }

    private static boolean admitsOnlyNull(Node node) {
        return node instanceof Mapping schema && "null".equals(schema.text("type"));
    }

    /** Reads the values of a discriminator; a component that the mapping does not name goes by its own name. */
    private void readDiscriminator(Mapping schema) {
        Mapping discriminator = schema.mapping("discriminator");
        if (discriminator == null) {
            return;
        }
        Set<String> values = normalized.discriminators.computeIfAbsent(
                String.valueOf(discriminator.text("propertyName")), any -> new TreeSet<>());
        Set<String> mapped = new TreeSet<>();
        Mapping mapping = discriminator.mapping("mapping");
        for (int i = 0; mapping != null && i < mapping.size(); i++) {
            values.add(mapping.key(i));
            if (mapping.value(i) instanceof Scalar target) {
                mapped.add(SchemaNames.last(target.text()));
            }
        }
        for (String keyword : List.of("oneOf", "anyOf")) {
            Sequence members = schema.sequence(keyword);
            for (Node member : members == null ? List.<Node>of() : members.items()) {
                String name = SchemaNames.of(member);
                if (name != null && !mapped.contains(name)) {
                    values.add(name);
                }
            }
        }
    }

    private void other(String keyword, String text) {
        normalized.others.computeIfAbsent(keyword, any -> new TreeSet<>()).add(text);
    }

    private void entries(Node value, String prefix, Map<String, List<Node>> into) {
        if (value instanceof Mapping mapping && work.spend(mapping.size())) {
            for (int i = 0; i < mapping.size(); i++) {
                into.computeIfAbsent(prefix + mapping.key(i), any -> new ArrayList<>())
                        .add(mapping.value(i));
            }
        }
    }

    private static void addText(Set<String> texts, Node value) {
        if (value instanceof Scalar scalar) {
            texts.add(scalar.text());
        }
    }

    private static List<Node> items(Node value) {
        return value instanceof Sequence sequence ? sequence.items() : List.of();
    }

    private static boolean isTrue(Node node) {
        return node instanceof Scalar scalar && scalar.isTrue();
    }
}

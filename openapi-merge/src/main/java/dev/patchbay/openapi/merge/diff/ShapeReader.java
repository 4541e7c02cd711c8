package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads schemas that hold at once into one {@link Shape}. Goes through references with a list of its own, so no chain is too long. */
final class ShapeReader {

    private static final Set<String> TYPES =
            Set.of("string", "integer", "number", "boolean", "object", "array", "null");
    private static final Set<String> LOWER = Set.of("minLength", "minItems", "minProperties", "minContains");
    private static final Set<String> UPPER = Set.of("maxLength", "maxItems", "maxProperties", "maxContains");
    private static final Set<String> CONDITIONS = Set.of(
            "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties");
    private static final Set<String> OTHERS =
            Set.of("dependentRequired", "contentEncoding", "contentMediaType", "$dynamicRef", "$recursiveRef", "xml");

    private final Side side;
    private final Work work;
    private final Shape shape = new Shape();
    private final Deque<Node> pending = new ArrayDeque<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private ShapeReader(Side side, Work work) {
        this.side = side;
        this.work = work;
    }

    /** @param parts all of which hold; none means that everything is allowed */
    static Shape read(Side side, Work work, List<Node> parts) {
        ShapeReader reader = new ShapeReader(side, work);
        reader.pending.addAll(parts);
        Node part = reader.pending.poll();
        while (part != null && work.spend(1)) {
            if (reader.seen.add(part)) {
                reader.read(part);
            }
            part = reader.pending.poll();
        }
        reader.finish();
        return reader.shape;
    }

    private void read(Node node) {
        if (node instanceof Scalar scalar) {
            shape.never |= scalar.type() == Scalar.Type.BOOLEAN && !scalar.isTrue();
        } else if (node instanceof Mapping schema) {
            String reference = schema.text("$ref");
            if (reference != null) {
                follow(reference);
            }
            if (reference == null || side.keepsSiblings()) {
                readKeywords(schema);
            }
        }
    }

    private void follow(String reference) {
        Node target = side.target(reference);
        if (target == null) {
            other("$ref", "\"" + reference + "\"");
        } else {
            pending.add(target);
        }
    }

    private void readKeywords(Mapping schema) {
        readTypes(schema);
        readLimit(schema, "minimum", "exclusiveMinimum", shape.lowerBounds);
        readLimit(schema, "maximum", "exclusiveMaximum", shape.upperBounds);
        readDiscriminator(schema);
        for (int i = 0; i < schema.size(); i++) {
            readKeyword(schema.key(i), schema.value(i));
        }
    }

    private void readKeyword(String key, Node value) {
        switch (key) {
            case "enum" -> restrictValues(items(value));
            case "const" -> restrictValues(List.of(value));
            case "format" -> addText(shape.formats, value);
            case "pattern" -> addText(shape.patterns, value);
            case "multipleOf" -> shape.multiples.add(Canonical.text(value));
            case "uniqueItems" -> shape.uniqueItems |= isTrue(value);
            case "required" -> items(value).forEach(name -> addText(shape.required, name));
            case "properties" -> entries(value, "", shape.properties);
            case "additionalProperties" -> readFurtherProperties(value);
            case "items" -> readItems(value);
            case "prefixItems" -> readTuple(value);
            case "allOf" -> pending.addAll(items(value));
            case "oneOf", "anyOf" -> readAlternatives(key, value);
            case "patternProperties" -> entries(value, "/", shape.parts);
            case "dependentSchemas" -> entries(value, "dependentSchemas.", shape.conditions);
            case "default" -> shape.defaultValue = Canonical.text(value);
            case "deprecated" -> shape.deprecated |= isTrue(value);
            case "readOnly" -> shape.readOnly |= isTrue(value);
            case "writeOnly" -> shape.writeOnly |= isTrue(value);
            default -> readOther(key, value);
        }
    }

    private void readOther(String key, Node value) {
        BigDecimal number = Canonical.number(value);
        if (LOWER.contains(key) && number != null) {
            shape.lowerBounds.merge(key, new Bound(number, false), Bound::higher);
        } else if (UPPER.contains(key) && number != null) {
            shape.upperBounds.merge(key, new Bound(number, false), Bound::lower);
        } else if (CONDITIONS.contains(key)) {
            shape.conditions.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
        } else if (OTHERS.contains(key)) {
            other(key, Canonical.text(value));
        }
    }

    private void readTypes(Mapping schema) {
        Node type = schema.get("type");
        if (type == null) {
            return;
        }
        Set<String> types = new TreeSet<>();
        for (Node one : type instanceof Sequence list ? list.items() : List.of(type)) {
            if (one instanceof Scalar name && TYPES.contains(name.text())) {
                types.add(name.text());
            }
        }
        if (types.contains("number")) {
            types.add("integer");
        }
        // OpenAPI 3.0: nullable has a meaning beside type only (proposal 2019-10-31 "Clarify Nullable").
        if (isTrue(schema.get("nullable"))) {
            types.add("null");
        }
        if (shape.types == null) {
            shape.types = types;
        } else {
            shape.types.retainAll(types);
        }
    }

    /** Up to OpenAPI 3.0 {@code exclusiveMinimum} is a boolean beside {@code minimum}, since 3.1 a limit of its own. */
    private static void readLimit(Mapping schema, String key, String exclusiveKey, Map<String, Bound> bounds) {
        boolean isLower = key.equals("minimum");
        Node exclusive = schema.get(exclusiveKey);
        BigDecimal limit = Canonical.number(schema.get(key));
        BigDecimal exclusiveLimit = Canonical.number(exclusive);
        if (limit != null) {
            bounds.merge(key, new Bound(limit, isTrue(exclusive)), isLower ? Bound::higher : Bound::lower);
        }
        if (exclusiveLimit != null) {
            bounds.merge(key, new Bound(exclusiveLimit, true), isLower ? Bound::higher : Bound::lower);
        }
    }

    private void restrictValues(List<Node> allowed) {
        Set<String> values = new LinkedHashSet<>();
        allowed.forEach(value -> values.add(Canonical.text(value)));
        if (shape.values == null) {
            shape.values = values;
        } else {
            shape.values.retainAll(values);
        }
    }

    private void readFurtherProperties(Node value) {
        if (value instanceof Mapping schema) {
            shape.furtherProperties.add(schema);
        } else if (value instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN && !scalar.isTrue()) {
            shape.closed = true;
        }
    }

    private void readItems(Node value) {
        if (value instanceof Sequence) {
            readTuple(value);
        } else {
            shape.items.add(value);
        }
    }

    private void readTuple(Node value) {
        List<Node> positions = items(value);
        for (int i = 0; i < positions.size(); i++) {
            shape.parts.computeIfAbsent("[" + i + "]", any -> new ArrayList<>()).add(positions.get(i));
        }
    }

    /** An alternative that only admits null is the way of 3.1 to say nullable of a reference. */
    private void readAlternatives(String keyword, Node value) {
        List<Node> members = new ArrayList<>(items(value));
        boolean nullable = members.removeIf(ShapeReader::admitsOnlyNull);
        shape.nullAlternative |= nullable;
        if (members.size() == 1) {
            pending.addAll(members);
        } else if (!members.isEmpty()) {
            shape.alternatives.add(new Alternatives(keyword, members));
        }
    }

    private static boolean admitsOnlyNull(Node node) {
        return node instanceof Mapping schema && "null".equals(schema.text("type"));
    }

    /** A component that the mapping does not name is told by its own name. */
    private void readDiscriminator(Mapping schema) {
        Mapping discriminator = schema.mapping("discriminator");
        if (discriminator == null) {
            return;
        }
        Set<String> values = shape.discriminators.computeIfAbsent(
                String.valueOf(discriminator.text("propertyName")), any -> new TreeSet<>());
        Set<String> mapped = new TreeSet<>();
        Mapping mapping = discriminator.mapping("mapping");
        for (int i = 0; mapping != null && i < mapping.size(); i++) {
            values.add(mapping.key(i));
            if (mapping.value(i) instanceof Scalar target) {
                mapped.add(Names.last(target.text()));
            }
        }
        for (String keyword : List.of("oneOf", "anyOf")) {
            Sequence members = schema.sequence(keyword);
            for (Node member : members == null ? List.<Node>of() : members.items()) {
                String name = Names.of(member);
                if (name != null && !mapped.contains(name)) {
                    values.add(name);
                }
            }
        }
    }

    /** Null is told by the types; what enumerations say of it moves there. */
    private void finish() {
        boolean enumeratesNull = shape.values != null && shape.values.remove("null");
        if (shape.types == null && shape.values != null) {
            shape.types = typesOf(shape.values);
            if (enumeratesNull) {
                shape.types.add("null");
            }
        } else if (shape.types != null && shape.values != null && !enumeratesNull && side.keepsSiblings()) {
            shape.types.remove("null");
        }
        if (shape.types != null && shape.nullAlternative) {
            shape.types.add("null");
            shape.nullAlternative = false;
        }
    }

    private static Set<String> typesOf(Set<String> values) {
        Set<String> types = new TreeSet<>();
        for (String value : values) {
            switch (value.charAt(0)) {
                case '"' -> types.add("string");
                case '{' -> types.add("object");
                case '[' -> types.add("array");
                case 't', 'f' -> types.add("boolean");
                default -> types.add(value.matches("-?\\d+") ? "integer" : "number");
            }
        }
        return types;
    }

    private void other(String keyword, String text) {
        shape.others.computeIfAbsent(keyword, any -> new TreeSet<>()).add(text);
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

    private static boolean isTrue(@Nullable Node node) {
        return node instanceof Scalar scalar && scalar.isTrue();
    }
}

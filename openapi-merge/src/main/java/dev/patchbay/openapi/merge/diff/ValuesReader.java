package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the constraints of the value itself: its types, its bounds, the values that it may have. */
final class ValuesReader {

    private static final Set<String> TYPES =
            Set.of("string", "integer", "number", "boolean", "object", "array", "null");
    private static final Set<String> LOWER = Set.of("minLength", "minItems", "minProperties", "minContains");
    private static final Set<String> UPPER = Set.of("maxLength", "maxItems", "maxProperties", "maxContains");

    private final DiffDocument document;
    private final NormalizedSchema normalized;

    ValuesReader(DiffDocument document, NormalizedSchema normalized) {
        this.document = document;
        this.normalized = normalized;
    }

    void read(Mapping schema) {
        readTypes(schema);
        readLimit(schema, "minimum", "exclusiveMinimum", normalized.lowerBounds);
        readLimit(schema, "maximum", "exclusiveMaximum", normalized.upperBounds);
    }

    /** Reads a length or a count. */
    void readSize(String key, Node value) {
        BigDecimal number = CanonicalText.number(value);
        if (LOWER.contains(key) && number != null) {
            normalized.lowerBounds.merge(key, new Bound(number, false), Bound::higher);
        } else if (UPPER.contains(key) && number != null) {
            normalized.upperBounds.merge(key, new Bound(number, false), Bound::lower);
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
        if (schema.isTrue("nullable")) {
            types.add("null");
        }
        if (normalized.types == null) {
            normalized.types = types;
        } else {
            normalized.types.retainAll(types);
        }
    }

    /** Up to OpenAPI 3.0 {@code exclusiveMinimum} is a boolean beside {@code minimum}, since 3.1 a limit of its own. */
    private static void readLimit(Mapping schema, String key, String exclusiveKey, Map<String, Bound> bounds) {
        boolean isLower = key.equals("minimum");
        Node exclusive = schema.get(exclusiveKey);
        BigDecimal limit = CanonicalText.number(schema.get(key));
        BigDecimal exclusiveLimit = CanonicalText.number(exclusive);
        if (limit != null) {
            bounds.merge(key, new Bound(limit, schema.isTrue(exclusiveKey)), isLower ? Bound::higher : Bound::lower);
        }
        if (exclusiveLimit != null) {
            bounds.merge(key, new Bound(exclusiveLimit, true), isLower ? Bound::higher : Bound::lower);
        }
    }

    /** Only these values are allowed. */
    void restrict(List<Node> allowed) {
        Set<String> values = new LinkedHashSet<>();
        allowed.forEach(value -> values.add(CanonicalText.text(value)));
        if (normalized.values == null) {
            normalized.values = values;
        } else {
            normalized.values.retainAll(values);
        }
    }

    /** Moves what enumerations say of null to the types. */
    void finish() {
        boolean enumeratesNull = normalized.values != null && normalized.values.remove("null");
        if (normalized.types == null && normalized.values != null) {
            normalized.types = typesOf(normalized.values);
            if (enumeratesNull) {
                normalized.types.add("null");
            }
        } else if (normalized.types != null
                && normalized.values != null
                && !enumeratesNull
                && document.keepsSiblings()) {
            normalized.types.remove("null");
        }
        if (normalized.types != null && normalized.nullAlternative) {
            normalized.types.add("null");
            normalized.nullAlternative = false;
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
}

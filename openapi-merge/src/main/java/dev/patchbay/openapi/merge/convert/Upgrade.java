package dev.patchbay.openapi.merge.convert;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.Rewriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Converts schemas of OpenAPI 3.0 to those of 3.1 that mean the same: {@code nullable} becomes a type, exclusive bounds
 * become numbers, {@code example} becomes {@code examples}, binary and base64 formats become content keywords. Beside a
 * {@code $ref}, which in 3.0 made everything else void, only what describes stays.
 */
final class Upgrade extends Rewriter {

    private static final Set<String> VOID_BESIDE_REFERENCE = Set.of(
            "nullable",
            "type",
            "enum",
            "format",
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "properties",
            "additionalProperties",
            "items",
            "required",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");

    @Override
    protected Mapping enter(Mapping mapping, Kind kind) {
        if (kind != Kind.SCHEMA || mapping.text("$ref") == null) {
            return mapping;
        }
        Mapping bare = mapping;
        for (String key : mapping.keys()) {
            bare = VOID_BESIDE_REFERENCE.contains(key) ? bare.without(key) : bare;
        }
        return bare;
    }

    @Override
    protected Mapping leave(Mapping original, Mapping changed, Kind kind) {
        if (kind != Kind.SCHEMA) {
            return changed;
        }
        Mapping schema = bound(bound(changed, "minimum", "exclusiveMinimum"), "maximum", "exclusiveMaximum");
        return content(example(nullable(schema)));
    }

    /**
     * Makes {@code nullable} a type: null is allowed only where a type says so (OpenAPI 3.0.4, section 4.7.24.2,
     * nullable).
     */
    private static Mapping nullable(Mapping schema) {
        Node nullable = schema.get("nullable");
        if (nullable == null) {
            return schema;
        }
        Mapping bare = schema.without("nullable");
        boolean allowed = nullable instanceof Scalar flag && flag.isTrue();
        return allowed && schema.get("type") instanceof Scalar type && type.isString()
                ? bare.with("type", Sequence.of(type, List.of(type, Scalar.string(type, "null"))))
                : bare;
    }

    private static Mapping bound(Mapping schema, String bound, String exclusive) {
        if (!(schema.get(exclusive) instanceof Scalar flag) || flag.type() != Scalar.Type.BOOLEAN) {
            return schema;
        }
        Node limit = schema.get(bound);
        if (!flag.isTrue() || limit == null) {
            return schema.without(exclusive);
        }
        Mapping.Builder builder = Mapping.builder(schema);
        for (int i = 0; i < schema.size(); i++) {
            if (schema.key(i).equals(bound)) {
                builder.put(exclusive, schema.keyLocation(i), limit);
            } else if (!schema.key(i).equals(exclusive)) {
                builder.put(schema.key(i), schema.keyLocation(i), schema.value(i));
            }
        }
        return builder.build();
    }

    private static Mapping example(Mapping schema) {
        Node example = schema.get("example");
        if (example == null || schema.has("examples")) {
            return schema;
        }
        Mapping.Builder builder = Mapping.builder(schema);
        for (int i = 0; i < schema.size(); i++) {
            boolean old = schema.key(i).equals("example");
            builder.put(
                    old ? "examples" : schema.key(i),
                    schema.keyLocation(i),
                    old ? Sequence.of(example, List.of(example)) : schema.value(i));
        }
        return builder.build();
    }

    /**
     * Replaces formats as section "File uploads" of the guide to 3.1 says: binary content has a media type, base64 an
     * encoding.
     */
    private static Mapping content(Mapping schema) {
        String format = schema.text("format");
        boolean string = types(schema).contains("string");
        if (!string || format == null || !Set.of("binary", "byte", "base64").contains(format)) {
            return schema;
        }
        Mapping.Builder builder = Mapping.builder(schema);
        for (int i = 0; i < schema.size(); i++) {
            Node value = schema.value(i);
            if (!schema.key(i).equals("format")) {
                builder.put(schema.key(i), schema.keyLocation(i), value);
            } else if (format.equals("binary")) {
                builder.put(
                        "contentMediaType", schema.keyLocation(i), Scalar.string(value, "application/octet-stream"));
            } else {
                builder.put("contentEncoding", schema.keyLocation(i), Scalar.string(value, "base64"));
            }
        }
        return builder.build();
    }

    private static List<String> types(Mapping schema) {
        List<String> types = new ArrayList<>();
        Node type = schema.get("type");
        if (type instanceof Sequence sequence) {
            sequence.items().forEach(item -> types.add(item.toString()));
        } else if (type != null) {
            types.add(type.toString());
        }
        return types;
    }
}

package dev.patchbay.openapi.merge.convert;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.Rewriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Converts OpenAPI 3.1 to 3.0 as far as 3.0 can express it; the rest is a problem that names the construct. Code:
 * PB-213.
 */
final class Downgrade extends Rewriter {

    /**
     * The keywords of OpenAPI 3.0.4, section 4.7.24, Schema Object; those of 3.1 that are none of them are converted or
     * refused.
     */
    private static final Set<String> SCHEMA_KEYWORDS = Set.of(
            "$ref",
            "title",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxProperties",
            "minProperties",
            "required",
            "enum",
            "type",
            "not",
            "allOf",
            "oneOf",
            "anyOf",
            "items",
            "properties",
            "additionalProperties",
            "description",
            "format",
            "default",
            "nullable",
            "discriminator",
            "readOnly",
            "writeOnly",
            "example",
            "externalDocs",
            "deprecated",
            "xml");

    private static final Set<String> LISTS_OF_SCHEMAS = Set.of("allOf", "anyOf", "oneOf");
    private static final String BASE_DIALECT = "https://spec.openapis.org/oas/3.1/dialect/base";

    private final Missing missing;
    private final Set<Node> components = new HashSet<>();

    Downgrade(Missing missing) {
        this.missing = missing;
    }

    @Override
    protected Mapping enter(Mapping mapping, Kind kind) {
        for (int i = 0; i < mapping.size(); i++) {
            String key = mapping.key(i);
            Node value = mapping.value(i);
            if (kind == Kind.OPENAPI && key.equals("webhooks") && value instanceof Mapping webhooks) {
                missing.add(mapping.keyLocation(i), "'webhooks'", all(webhooks));
            } else if (kind == Kind.OPENAPI && key.equals("jsonSchemaDialect")) {
                missing.add(mapping.keyLocation(i), "'jsonSchemaDialect'", List.of(value));
            }
            if (kind == Kind.SECURITY_SCHEME
                    && key.equals("type")
                    && value.toString().equals("mutualTLS")) {
                missing.add(mapping.keyLocation(i), "security scheme of type mutualTLS");
            }
            if (kind.child(key).asObject() == Kind.SCHEMA && !key.equals("additionalProperties")) {
                refuseFlag(value);
            } else if (kind == Kind.SCHEMA && LISTS_OF_SCHEMAS.contains(key) && value instanceof Sequence list) {
                list.items().forEach(this::refuseFlag);
            }
        }
        if (kind.isReferable() && mapping.text("$ref") != null && kind != Kind.PATH_ITEM && kind != Kind.SCHEMA) {
            refuseSiblings(mapping);
        }
        if (kind == Kind.COMPONENTS && mapping.get("schemas") instanceof Mapping schemas) {
            for (int i = 0; i < schemas.size(); i++) {
                components.add(schemas.value(i));
            }
        }
        if (kind == Kind.OPERATION && !mapping.has("responses")) {
            missing.add(mapping.location(), "operation without responses");
        }
        return kind == Kind.OPENAPI
                ? withoutEmpty(isBase(mapping) ? mapping.without("jsonSchemaDialect") : mapping, "webhooks")
                : kind == Kind.COMPONENTS ? withoutEmpty(mapping, "pathItems") : mapping;
    }

    private static List<Node> all(Mapping mapping) {
        return IntStream.range(0, mapping.size()).mapToObj(mapping::value).toList();
    }

    private static boolean isBase(Mapping root) {
        return BASE_DIALECT.equals(root.text("jsonSchemaDialect"));
    }

    private static Mapping withoutEmpty(Mapping mapping, String key) {
        return mapping.get(key) instanceof Mapping parts && parts.isEmpty() ? mapping.without(key) : mapping;
    }

    private void refuseFlag(Node schema) {
        if (schema instanceof Scalar) {
            missing.add(schema.location(), "schema that is true or false");
        }
    }

    private void refuseSiblings(Mapping reference) {
        for (String key : List.of("summary", "description")) {
            if (reference.has(key)) {
                missing.add(reference.keyLocation(key), "'" + key + "' beside $ref");
            }
        }
    }

    /** Makes a reference and what stands beside it, which both count in 3.1, members of an {@code allOf}. */
    private Mapping combined(Mapping original, Mapping schema) {
        Node reference = schema.get("$ref");
        if (reference == null || schema.size() == 1) {
            return schema;
        }
        if (components.contains(original)) {
            // With allOf it would be one of the choices of a discriminator.
            missing.add(schema.keyLocation("$ref"), "keywords beside the $ref of a component");
            return schema;
        }
        Mapping referring = Mapping.builder(reference).put("$ref", reference).build();
        Sequence all = schema.sequence("allOf");
        if (all == null) {
            return replaced(schema, "$ref", "allOf", Sequence.of(reference, List.of(referring)));
        }
        List<Node> more = new ArrayList<>(all.items());
        more.add(referring);
        return schema.without("$ref").with("allOf", Sequence.of(all, more));
    }

    @Override
    protected Mapping leave(Mapping original, Mapping changed, Kind kind) {
        if (kind != Kind.SCHEMA) {
            return changed;
        }
        // In 3.1 the word nullable means nothing.
        Mapping schema = bound(bound(types(combined(original, changed.without("nullable"))), true), false);
        schema = content(examples(constant(schema)));
        if ("array".equals(schema.text("type")) && !schema.has("items")) {
            schema = schema.with("items", Mapping.builder(schema).build());
        }
        for (int i = 0; i < schema.size(); i++) {
            String key = schema.key(i);
            if (!SCHEMA_KEYWORDS.contains(key) && !key.startsWith("x-") && !key.equals("$comment")) {
                missing.add(schema.keyLocation(i), "'" + key + "'");
            }
        }
        return schema.without("$comment");
    }

    private Mapping types(Mapping schema) {
        Node type = schema.get("type");
        if (type instanceof Scalar only && only.text().equals("null")) {
            return onlyNull(schema, only);
        }
        if (!(type instanceof Sequence types)) {
            return schema;
        }
        List<Node> others = new ArrayList<>(types.items());
        boolean nullable = others.removeIf(item -> item.toString().equals("null"));
        if (others.isEmpty() && nullable) {
            return onlyNull(schema, types.get(0));
        }
        if (others.size() != 1) {
            missing.add(type.location(), "list of types");
            return schema;
        }
        Mapping single = schema.with("type", others.get(0));
        return nullable ? single.with("nullable", Scalar.bool(type, true)) : single;
    }

    /**
     * Without a type null is allowed like everything else (OpenAPI 3.0.4, section 4.7.24.2, nullable), and here nothing
     * else.
     */
    private Mapping onlyNull(Mapping schema, Node type) {
        if (schema.has("enum") || schema.has("const")) {
            missing.add(type.location(), "type null beside enum or const");
            return schema;
        }
        return replaced(schema, "type", "enum", Sequence.of(type, List.of(Scalar.nothing(type))));
    }

    /** Keeps the narrower of two bounds. */
    private static Mapping bound(Mapping schema, boolean lower) {
        String bound = lower ? "minimum" : "maximum";
        String exclusive = lower ? "exclusiveMinimum" : "exclusiveMaximum";
        if (!(schema.get(exclusive) instanceof Scalar limit) || limit.type() != Scalar.Type.NUMBER) {
            return schema;
        }
        if (schema.get(bound) instanceof Scalar other && other.type() == Scalar.Type.NUMBER) {
            int order = new BigDecimal(other.text()).compareTo(new BigDecimal(limit.text()));
            if (lower ? order > 0 : order < 0) {
                return schema.without(exclusive);
            }
        }
        return schema.with(exclusive, Scalar.bool(limit, true)).with(bound, limit);
    }

    private Mapping constant(Mapping schema) {
        Node value = schema.get("const");
        return value == null || schema.has("enum")
                ? schema
                : replaced(schema, "const", "enum", Sequence.of(value, List.of(value)));
    }

    private static Mapping examples(Mapping schema) {
        Sequence examples = schema.sequence("examples");
        if (examples != null && examples.size() == 0) {
            return schema.without("examples");
        }
        return examples == null || examples.size() != 1 || schema.has("example")
                ? schema
                : replaced(schema, "examples", "example", examples.get(0));
    }

    private static Mapping content(Mapping schema) {
        Node media = schema.get("contentMediaType");
        Node encoding = schema.get("contentEncoding");
        if (schema.has("format")) {
            return schema;
        }
        if (encoding != null && encoding.toString().equals("base64") && media == null) {
            return replaced(schema, "contentEncoding", "format", Scalar.string(encoding, "byte"));
        }
        return media != null && media.toString().equals("application/octet-stream") && encoding == null
                ? replaced(schema, "contentMediaType", "format", Scalar.string(media, "binary"))
                : schema;
    }

    private static Mapping replaced(Mapping schema, String key, String other, Node value) {
        Mapping.Builder builder = Mapping.builder(schema);
        for (int i = 0; i < schema.size(); i++) {
            boolean old = schema.key(i).equals(key);
            builder.put(old ? other : schema.key(i), schema.keyLocation(i), old ? value : schema.value(i));
        }
        return builder.build();
    }

    /** Checks the info object, which no kind of object leads to. */
    static void checkInfo(Mapping root, Missing missing) {
        Mapping info = root.mapping("info");
        if (info != null && info.has("summary")) {
            missing.add(info.keyLocation("summary"), "'summary' in info");
        }
        Mapping license = info == null ? null : info.mapping("license");
        if (license != null && license.has("identifier")) {
            missing.add(license.keyLocation("identifier"), "'identifier' in a license");
        }
    }
}

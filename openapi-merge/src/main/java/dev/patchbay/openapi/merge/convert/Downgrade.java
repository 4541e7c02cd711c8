package dev.patchbay.openapi.merge.convert;

import dev.patchbay.openapi.merge.Location;
import dev.patchbay.openapi.merge.MergeProblem;
import dev.patchbay.openapi.merge.Problems;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.Rewriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** OpenAPI 3.1 to 3.0, as far as 3.0 can say the same; the rest is a problem that names the construct. Code: PB-213. */
final class Downgrade extends Rewriter {

    private static final Set<String> UNKNOWN_IN_SCHEMAS = Set.of(
            "if",
            "then",
            "else",
            "prefixItems",
            "patternProperties",
            "propertyNames",
            "contains",
            "minContains",
            "maxContains",
            "dependentSchemas",
            "dependentRequired",
            "unevaluatedItems",
            "unevaluatedProperties",
            "$defs",
            "$id",
            "$anchor",
            "$dynamicAnchor",
            "$dynamicRef",
            "$schema",
            "$vocabulary",
            "contentSchema");

    private final Problems problems;

    Downgrade(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected Mapping enter(Mapping mapping, Kind kind) {
        for (int i = 0; i < mapping.size(); i++) {
            String key = mapping.key(i);
            Node value = mapping.value(i);
            boolean unknown = (kind == Kind.OPENAPI && (key.equals("webhooks") || key.equals("jsonSchemaDialect")))
                    || (kind == Kind.COMPONENTS && key.equals("pathItems"))
                    || (kind == Kind.SCHEMA && UNKNOWN_IN_SCHEMAS.contains(key))
                    || (kind == Kind.SECURITY_SCHEME
                            && key.equals("type")
                            && value.toString().equals("mutualTLS"))
                    || (kind == Kind.SCHEMA && key.equals("$ref") && mapping.size() > 1);
            if (unknown) {
                cannot(
                        mapping.keyLocation(i),
                        kind == Kind.SCHEMA && key.equals("$ref") ? "keywords beside $ref" : "'" + key + "'");
            }
            if (kind.child(key) == Kind.SCHEMA && value instanceof Scalar && !key.equals("additionalProperties")) {
                cannot(value.location(), "a schema that is true or false");
            }
        }
        return mapping;
    }

    private void cannot(Location location, String construct) {
        problems.add(MergeProblem.conflict(
                "PB-213", location, "OpenAPI 3.0 has no " + construct + "; merge to 3.1 or change the document"));
    }

    @Override
    protected Mapping leave(Mapping original, Mapping changed, Kind kind) {
        if (kind != Kind.SCHEMA) {
            return changed;
        }
        Mapping schema = bound(bound(types(changed), "minimum", "exclusiveMinimum"), "maximum", "exclusiveMaximum");
        schema = renamed(schema, "const", "enum");
        return content(examples(schema));
    }

    private Mapping types(Mapping schema) {
        Node type = schema.get("type");
        if (type instanceof Scalar only && only.text().equals("null")) {
            cannot(type.location(), "type null");
        }
        if (!(type instanceof Sequence types)) {
            return schema;
        }
        List<Node> others = new ArrayList<>(types.items());
        boolean nullable = others.removeIf(item -> item.toString().equals("null"));
        if (others.size() != 1) {
            cannot(type.location(), "list of types");
            return schema;
        }
        Mapping single = schema.with("type", others.get(0));
        return nullable ? single.with("nullable", Scalar.bool(type, true)) : single;
    }

    private static Mapping bound(Mapping schema, String bound, String exclusive) {
        Node limit = schema.get(exclusive);
        if (!(limit instanceof Scalar number) || number.type() != Scalar.Type.NUMBER) {
            return schema;
        }
        return schema.has(bound)
                ? schema
                : schema.with(exclusive, Scalar.bool(limit, true)).with(bound, limit);
    }

    private static Mapping renamed(Mapping schema, String key, String other) {
        Node value = schema.get(key);
        return value == null || schema.has(other)
                ? schema
                : schema.without(key).with(other, Sequence.of(value, List.of(value)));
    }

    private static Mapping examples(Mapping schema) {
        Sequence examples = schema.sequence("examples");
        return examples == null || examples.size() != 1 || schema.has("example")
                ? schema
                : schema.without("examples").with("example", examples.get(0));
    }

    private static Mapping content(Mapping schema) {
        Node media = schema.get("contentMediaType");
        Node encoding = schema.get("contentEncoding");
        if (encoding != null && encoding.toString().equals("base64") && media == null) {
            return schema.without("contentEncoding").with("format", Scalar.string(encoding, "byte"));
        }
        return media != null && media.toString().equals("application/octet-stream") && encoding == null
                ? schema.without("contentMediaType").with("format", Scalar.string(media, "binary"))
                : schema;
    }
}

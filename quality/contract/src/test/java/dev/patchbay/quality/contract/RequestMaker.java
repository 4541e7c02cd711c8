package dev.patchbay.quality.contract;

import dev.patchbay.quality.contract.Operations.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes up requests from the document: mostly what it allows, now and then what it does not, so that the service's code
 * is reached behind the checks as well as in them. The same seed makes the same request.
 */
final class RequestMaker {

    /** One request; {@code headers} alternates names and values. */
    record Request(String method, String target, @Nullable String body, List<String> headers) {}

    private static final List<String> ODD = List.of(
            "",
            "null",
            "-1",
            "1e400",
            "NaN",
            "9223372036854775808",
            "2147483648",
            "true",
            "' or 1=1 --",
            "%",
            "\\",
            "\"",
            "a,b",
            "(",
            "|",
            ")",
            "\u0000",
            "\ud800",
            "\ud83d\ude00",
            "\u202e",
            "0001-01-01",
            "9999-12-31T23:59:60Z",
            "+999999999-12-31T23:59:59Z",
            "00000000-0000-0000-0000-000000000000",
            "x".repeat(3000),
            "e30",
            "WzEsMl0");

    private final Operations document;
    private final List<String> ids;
    private final Random random;

    RequestMaker(Operations document, List<String> ids, long seed) {
        this.document = document;
        this.ids = ids;
        this.random = new Random(seed);
    }

    Request make() {
        List<Operation> operations = document.all();
        Operation operation = operations.get(random.nextInt(operations.size()));
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        List<String> headers = new ArrayList<>();
        int some = 1 + random.nextInt(4);
        for (JsonNode parameter : operation.parameters()) {
            boolean chosen = random.nextInt(operation.parameters().size()) < some;
            String name = parameter.get("name").asString();
            if (parameter.get("in").asString().equals("query") && chosen) {
                query.add(encode(odd(20) ? mangled(name) : name) + "=" + encode(queryValue(name, parameter)));
            } else if (parameter.get("in").asString().equals("header") && chosen) {
                headers.add(name);
                headers.add(odd(2) ? "\"1\"" : "k" + random.nextInt(1000));
            }
        }
        String path = operation.path().replace("{id}", odd(30) ? "x" : ids.get(random.nextInt(ids.size())));
        JsonNode content = operation.json().path("requestBody").path("content");
        @Nullable String body = null;
        if (content.isObject()) {
            List<String> types = List.copyOf(content.propertyNames());
            String type = types.get(random.nextInt(types.size()));
            body = odd(30)
                    ? "{\"a\":"
                    : value(content.get(type).get("schema"), 0).toString();
            headers.add("Content-Type");
            headers.add(odd(50) ? "text/plain" : type);
        }
        return new Request(operation.method(), path + query, body, headers);
    }

    private boolean odd(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String mangled(String name) {
        int cut = random.nextInt(name.length());
        return name.substring(0, cut) + (odd(2) ? "x" : "") + name.substring(cut);
    }

    private String queryValue(String name, JsonNode parameter) {
        if (odd(8)) {
            return ODD.get(random.nextInt(ODD.size()));
        } else if (name.equals("where.or") || name.equals("where.and")) {
            return group(0);
        }
        JsonNode value = value(parameter.get("schema"), 0);
        if (value.isArray()) {
            StringJoiner list = new StringJoiner(",");
            value.forEach(each -> list.add(each.asString("")));
            return list.toString();
        }
        return value.asString("");
    }

    /** {@code (id.eq=...|and(version.gt=1|...))}, of fields that every resource has. */
    private String group(int depth) {
        StringJoiner parts = new StringJoiner("|", "(", ")");
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            if (depth < 4 && odd(3)) {
                parts.add((odd(2) ? "and" : "or") + group(depth + 1));
            } else {
                String id = ids.get(random.nextInt(ids.size()));
                parts.add(
                        switch (random.nextInt(4)) {
                            case 0 -> "id.eq=" + id;
                            case 1 -> "id.in=" + id + ",\"" + id + "\"";
                            case 2 -> "version.gte=" + random.nextInt(5);
                            default -> "createdAt.lt=\"2026-01-01T00:00:00Z\"";
                        });
            }
        }
        return parts.toString();
    }

    /** A value that fits the schema, unless chance wants it otherwise. */
    private JsonNode value(JsonNode reference, int depth) {
        JsonNode schema = document.resolve(reference);
        JsonMapper json = JsonMapper.shared();
        if (odd(25)) {
            return switch (random.nextInt(5)) {
                case 0 -> json.getNodeFactory().nullNode();
                case 1 -> json.createArrayNode();
                case 2 -> json.createObjectNode();
                case 3 -> json.getNodeFactory().numberNode(random.nextLong());
                default -> json.getNodeFactory().stringNode(ODD.get(random.nextInt(ODD.size())));
            };
        } else if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        } else if (schema.has("anyOf")) {
            return value(
                    schema.get("anyOf").get(random.nextInt(schema.get("anyOf").size())), depth);
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(odd(6) ? 1 : 0).asString() : type.asString()) {
            case "object" -> object(schema, depth);
            case "array" -> {
                ArrayNode array = json.createArrayNode();
                for (int count = random.nextInt(4); count > 0 && depth < 5; count--) {
                    array.add(value(schema.get("items"), depth + 1));
                }
                yield array;
            }
            case "integer" -> json.getNodeFactory().numberNode(odd(5) ? random.nextLong() : random.nextInt(100));
            case "boolean" -> json.getNodeFactory().booleanNode(random.nextBoolean());
            case "null" -> json.getNodeFactory().nullNode();
            default -> json.getNodeFactory().stringNode(text(schema));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean required = schema.path("required").toString().contains("\"" + property.getKey() + "\"");
            if (property.getKey().equals("id") ? odd(10) : required ? !odd(40) : odd(2)) {
                object.set(
                        odd(60) ? mangled(property.getKey()) : property.getKey(),
                        value(property.getValue(), depth + 1));
            }
        }
        return object;
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> ids.get(random.nextInt(ids.size()));
            case "date" ->
                "20%02d-%02d-%02d".formatted(random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(29));
            case "date-time" -> "2026-11-%02dT0%d:00:00Z".formatted(1 + random.nextInt(30), random.nextInt(10));
            default ->
                schema.path("pattern").asString("").startsWith("^[A-Z]{")
                                || schema.path("maxLength").asInt(0) == 2
                        ? "EUR".substring(0, schema.path("pattern").asString("").contains("2") ? 2 : 3)
                        : "Text " + random.nextInt(5000);
        };
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

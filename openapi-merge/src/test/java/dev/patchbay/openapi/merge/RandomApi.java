package dev.patchbay.openapi.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes documents that clash with each other: few names for many things, recursion, discriminators with and without
 * mapping, links, callbacks, security at the root and below, servers at all levels.
 */
final class RandomApi {

    private static final List<String> NAMES = List.of("Pet", "Cat", "Dog", "Error", "Tree");
    private static final List<String> SCHEMES = List.of("key", "token");
    private static final List<String> IDS = List.of("list", "get", "create", "update");

    private final Random random;

    RandomApi(long seed) {
        random = new Random(seed);
    }

    /** A document in JSON whose paths start with {@code prefix}. */
    String document(String prefix) {
        List<String> members = new ArrayList<>();
        members.add("\"openapi\": \"3.1.0\"");
        members.add("\"info\": {\"title\": \"%s\", \"version\": \"1\"}".formatted(prefix));
        if (random.nextBoolean()) {
            members.add("\"security\": " + security());
        }
        if (random.nextInt(3) == 0) {
            members.add("\"servers\": " + servers());
        }
        members.add("\"tags\": [{\"name\": \"t\"}]");
        members.add("\"paths\": " + paths(prefix));
        members.add("\"components\": " + components());
        return "{" + String.join(",\n", members) + "}";
    }

    private String paths(String prefix) {
        List<String> paths = new ArrayList<>();
        List<String> ids = new ArrayList<>(IDS);
        for (int i = 0; i < 3; i++) {
            String parameters = "\"parameters\": [{\"$ref\": \"#/components/parameters/id\"}, " + query() + "]";
            String item = "\"get\": %s%s%s"
                    .formatted(
                            operation(ids.remove(0)),
                            random.nextBoolean() ? ", " + parameters : "",
                            random.nextInt(4) == 0 ? ", \"servers\": " + servers() : "");
            // Paths of all documents meet at /shared, each with a method of its own.
            paths.add("\"/%s%d/{id}\": {%s}".formatted(prefix, i, item));
        }
        String method = List.of("put", "post", "delete", "patch").get(Math.floorMod(prefix.hashCode(), 4));
        paths.add(
                "\"/shared/{%s}\": {\"x-from\": \"%s\", \"parameters\": [{\"name\": \"%s\", \"in\": \"path\", \"required\": true, \"schema\": {\"type\": \"string\"}}], \"%s\": %s}"
                        .formatted(prefix, random.nextInt(2), prefix, method, operation(ids.remove(0))));
        return "{" + String.join(",\n", paths) + "}";
    }

    private String operation(String id) {
        String security = random.nextInt(3) == 0 ? ", \"security\": " + security() : "";
        String callbacks = random.nextInt(3) == 0
                ? ", \"callbacks\": {\"on\": {\"{$request.body#/url}\": {\"post\": {\"operationId\": \"notify%s\", \"responses\": {\"200\": {\"description\": \"ok\"}}}}}}"
                        .formatted(id.toUpperCase(Locale.ROOT))
                : "";
        return "{\"operationId\": \"%s\", \"tags\": [\"t\"]%s%s, \"responses\": {\"200\": {\"description\": \"ok\", \"content\": {\"application/json\": {\"schema\": %s}}, \"links\": {\"next\": %s}}, \"default\": {\"$ref\": \"#/components/responses/Error\"}}}"
                .formatted(id, security, callbacks, reference(), link());
    }

    private String link() {
        return random.nextBoolean()
                ? "{\"operationId\": \"%s\"}".formatted(pick(IDS))
                : "{\"$ref\": \"#/components/links/L\"}";
    }

    private String query() {
        return "{\"name\": \"q\", \"in\": \"query\", \"schema\": {\"type\": \"%s\"}}".formatted(type());
    }

    private String security() {
        return pick(List.of("[]", "[{\"key\": []}]", "[{\"token\": []}, {}]", "[{\"key\": [], \"token\": []}]"));
    }

    private String servers() {
        return "[{\"url\": \"https://%s.example\"}]".formatted(pick(List.of("a", "b")));
    }

    private String components() {
        List<String> schemas = new ArrayList<>();
        NAMES.forEach(name -> schemas.add("\"%s\": %s".formatted(name, schema(name))));
        List<String> schemes = new ArrayList<>();
        SCHEMES.forEach(name -> schemes.add(
                "\"%s\": {\"type\": \"http\", \"scheme\": \"%s\"}".formatted(name, pick(List.of("basic", "bearer")))));
        return """
            {"schemas": {%s},
             "securitySchemes": {%s},
             "parameters": {"id": {"name": "id", "in": "path", "required": true, "schema": {"type": "%s"}}},
             "links": {"L": {"operationId": "%s", "description": "%s"}},
             "responses": {"Error": {"description": "bad", "content": {"application/json": {"schema": %s}}}}}
            """.formatted(
                String.join(",\n", schemas), String.join(", ", schemes), type(), pick(IDS), type(), reference());
    }

    private String schema(String name) {
        return switch (random.nextInt(6)) {
            case 0 -> "{\"type\": \"%s\"}".formatted(type());
            case 1 ->
                "{\"type\": \"object\", \"properties\": {\"a\": %s, \"b\": %s}}".formatted(reference(), reference());
            case 2 ->
                "{\"oneOf\": [%s, {\"$ref\": \"#/components/schemas/Cat\"}], \"discriminator\": {\"propertyName\": \"kind\"%s}}"
                        .formatted(
                                reference(),
                                random.nextBoolean() ? ", \"mapping\": {\"c\": \"%s\"}".formatted(pick(NAMES)) : "");
            case 3 ->
                name.equals("Pet")
                        ? "{\"type\": \"object\", \"discriminator\": {\"propertyName\": \"kind\"}}"
                        : "{\"allOf\": [{\"$ref\": \"#/components/schemas/Pet\"}, {\"type\": \"object\"}]}";
            case 4 ->
                "{\"type\": \"array\", \"items\": %s, \"default\": [{\"$ref\": \"#/components/schemas/Pet\"}]}"
                        .formatted(reference());
            default -> random.nextBoolean() ? "true" : "{}";
        };
    }

    private String reference() {
        String sibling = random.nextInt(5) == 0 ? ", \"description\": \"%s\"".formatted(type()) : "";
        return "{\"$ref\": \"#/components/schemas/%s\"%s}".formatted(pick(NAMES), sibling);
    }

    private String type() {
        return random.nextInt(3) == 0 ? "integer" : "string";
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

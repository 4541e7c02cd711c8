package dev.patchbay.runtime.tenancy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** An OpenAPI document, as far as requests can be generated from it. */
record ApiDocument(JsonNode root) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** An operation with its parameters and body resolved. */
    record Operation(
            String method, String path, List<String> queryParameters, List<String> expansions, JsonNode bodyExample) {

        boolean isOnOne() {
            return path.contains("{");
        }

        /** Returns the path of the collection that the operation's id belongs to, or the operation's own path. */
        String collection() {
            int brace = path.indexOf("/{");
            return brace < 0 ? path : path.substring(0, brace);
        }

        boolean takes(String parameter) {
            return queryParameters.contains(parameter);
        }

        /** True if the operation is a list, which alone has the parameter {@code limit}. */
        boolean isList() {
            return method.equals("GET") && takes("limit");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (var path : root.required("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(
                            operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
                }
            }
        }
        return operations;
    }

    private Operation operation(String method, String path, JsonNode operation) {
        List<String> names = new ArrayList<>();
        List<String> expansions = new ArrayList<>();
        for (JsonNode each : operation.path("parameters")) {
            JsonNode parameter = resolve(each);
            if (parameter.path("in").asString("").equals("query")) {
                names.add(parameter.required("name").asString());
                if (names.getLast().equals("expand")) {
                    parameter.at("/schema/items/enum").forEach(name -> expansions.add(name.asString()));
                }
            }
        }
        return new Operation(method, path, names, expansions, example(resolve(operation.path("requestBody"))));
    }

    private JsonNode example(JsonNode body) {
        for (JsonNode mediaType : body.path("content")) {
            if (mediaType.has("example")) {
                return mediaType.get("example");
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? resolve(root.at(reference.asString().substring(1))) : node;
    }
}

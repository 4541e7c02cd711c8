package dev.patchbay.quality.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The operations of the service's document, with their references resolved. */
record Operations(JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** One operation; {@code parameters} are whole. */
    record Operation(String method, String path, JsonNode json, List<JsonNode> parameters) {

        boolean isList() {
            return parameters.stream()
                    .anyMatch(each -> each.get("name").asString().equals("limit"));
        }
    }

    List<Operation> all() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    List<JsonNode> parameters = new ArrayList<>();
                    method.getValue().path("parameters").forEach(each -> parameters.add(resolve(each)));
                    operations.add(new Operation(
                            method.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey(),
                            method.getValue(),
                            List.copyOf(parameters)));
                }
            }
        }
        return operations;
    }

    JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has("$ref")) {
            resolved = document.at(resolved.get("$ref").asString().substring(1));
        }
        return resolved;
    }
}

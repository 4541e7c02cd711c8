package dev.patchbay.composer.validation;

import com.networknt.schema.Schema;
import dev.patchbay.composer.config.Validation;
import dev.patchbay.composer.validation.Parameter.Shape;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the validators of a merged document's operations. Used while a platform is built, by one thread. */
public final class ValidatorCompiler {

    /** Described by other means than parameters (OpenAPI 3.1.1, section 4.8.12.2.1, {@code name}). */
    private static final Set<String> NO_PARAMETERS = Set.of("accept", "content-type", "authorization");

    private static final int DEEPEST_SHAPE = 4;

    private final DocumentSchemas schemas;

    /** @param json the merged document */
    public ValidatorCompiler(byte[] json) {
        this.schemas = new DocumentSchemas(json);
    }

    /** The validator of an operation; null when nothing of it is checked. */
    public @Nullable OperationValidator compile(RouteEntry route, Validation level) {
        if (level == Validation.OFF) {
            return null;
        }
        String item = schemas.resolved("/paths" + DocumentSchemas.step(route.path()));
        String operation = item + "/" + route.method().toLowerCase(Locale.ROOT);
        if (node(operation).isMissingNode()) {
            operation = item + "/additionalOperations" + DocumentSchemas.step(route.method());
        }
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        parameters(item + "/parameters", parameters);
        parameters(operation + "/parameters", parameters);
        String body = schemas.resolved(operation + "/requestBody");
        Map<String, Map<String, Optional<Schema>>> responses = new LinkedHashMap<>();
        for (String status : node(operation + "/responses").propertyNames()) {
            String response = schemas.resolved(operation + "/responses" + DocumentSchemas.step(status));
            responses.put(status, contents(response + "/content"));
        }
        return new OperationValidator(
                level,
                schemas,
                List.copyOf(parameters.values()),
                node(body).path("required").asBoolean(false),
                node(body).isMissingNode() ? null : contents(body + "/content"),
                responses);
    }

    private JsonNode node(String pointer) {
        return schemas.document().at(pointer);
    }

    private Map<String, Optional<Schema>> contents(String pointer) {
        Map<String, Optional<Schema>> contents = new LinkedHashMap<>();
        for (String type : node(pointer).propertyNames()) {
            String schema = pointer + DocumentSchemas.step(type) + "/schema";
            contents.put(
                    MediaTypes.essence(type),
                    node(schema).isMissingNode() ? Optional.empty() : Optional.of(schemas.at(schema)));
        }
        return contents;
    }

    /**
     * Those of the operation come after those of the path, and take their place (section 4.8.10.1, {@code parameters}).
     */
    private void parameters(String list, Map<String, Parameter> parameters) {
        for (int i = 0; i < node(list).size(); i++) {
            Parameter parameter = parameter(schemas.resolved(list + "/" + i));
            if (parameter != null) {
                parameters.put(parameter.in() + " " + parameter.name(), parameter);
            }
        }
    }

    private @Nullable Parameter parameter(String pointer) {
        JsonNode node = node(pointer);
        String name = node.path("name").asString("");
        String in = node.path("in").asString("");
        boolean isNone = in.equals("header") && NO_PARAMETERS.contains(name.toLowerCase(Locale.ROOT));
        if (isNone || !Set.of("path", "query", "header", "cookie").contains(in)) {
            return null;
        }
        String schema = pointer + "/schema";
        boolean hasContent = node.has("content") && node.path("content").size() == 1;
        String style = hasContent
                ? "content"
                : node.path("style").asString(in.equals("query") || in.equals("cookie") ? "form" : "simple");
        if (hasContent) {
            String type = node.path("content").propertyNames().iterator().next();
            schema = MediaTypes.isJson(MediaTypes.essence(type))
                    ? pointer + "/content" + DocumentSchemas.step(type) + "/schema"
                    : "/none";
        }
        boolean hasSchema = !node(schema).isMissingNode();
        return new Parameter(
                name,
                in,
                node.path("required").asBoolean(false),
                style,
                node.path("explode").asBoolean(style.equals("form")),
                node.path("allowEmptyValue").asBoolean(false),
                hasSchema ? shape(schema, 0) : Shape.ANY,
                hasSchema ? schemas.at(schema) : null);
    }

    /** Returns the types at the top of a schema, including those of its alternatives. */
    private Shape shape(String pointer, int depth) {
        String target = schemas.resolved(pointer);
        JsonNode node = node(target);
        List<String> types = new ArrayList<>();
        JsonNode type = node.path("type");
        if (type.isString()) {
            types.add(type.asString());
        }
        type.forEach(one -> types.add(one.asString("")));
        if (node.path("nullable").asBoolean(false)) {
            types.add("null");
        }
        Shape items = null;
        Map<String, Shape> properties = new LinkedHashMap<>();
        if (depth < DEEPEST_SHAPE) {
            if (node.has("items")) {
                items = shape(target + "/items", depth + 1);
            }
            for (String property : node.path("properties").propertyNames()) {
                properties.put(property, shape(target + "/properties" + DocumentSchemas.step(property), depth + 1));
            }
            for (String combiner : List.of("allOf", "anyOf", "oneOf")) {
                for (int i = 0; i < node.path(combiner).size(); i++) {
                    Shape part = shape(target + "/" + combiner + "/" + i, depth + 1);
                    part.types().stream().filter(one -> !types.contains(one)).forEach(types::add);
                    items = items == null ? part.items() : items;
                    part.properties().forEach(properties::putIfAbsent);
                }
            }
        }
        return new Shape(List.copyOf(types), items, properties);
    }
}

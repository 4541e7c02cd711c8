package dev.patchbay.composer.validation;

import dev.patchbay.composer.validation.Parameter.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the texts of a request as values of parameters (OpenAPI 3.1.1, section 4.8.12.4, Style Examples). */
final class ParameterCodec {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,63})(\\.[0-9]{1,64})?([eE][+-]?[0-9]{1,3})?");

    private ParameterCodec() {}

    /** A value of the query; null when it is not there. */
    static @Nullable JsonNode query(Parameter parameter, Map<String, List<String>> query) {
        String name = parameter.name();
        Shape shape = parameter.shape();
        if (parameter.style().equals("deepObject")) {
            return deepObject(name, shape, query);
        }
        if (parameter.explode() && shape.is("object") && parameter.style().equals("form")) {
            return explodedObject(shape, query);
        }
        List<String> values = query.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        if (!shape.is("array") || shape.is("string")) {
            return one(parameter, values.getFirst());
        }
        if (parameter.explode()) {
            return array(shape, values);
        }
        String separator = switch (parameter.style()) {
            case "spaceDelimited" -> " ";
            case "pipeDelimited" -> "|";
            default -> ",";
        };
        return array(shape, split(values.getFirst(), separator));
    }

    /** A value of the path, the header or a cookie; null when the text does not have the form of its style. */
    static @Nullable JsonNode one(Parameter parameter, String text) {
        return switch (parameter.style()) {
            case "content" -> json(text);
            case "label" ->
                text.startsWith(".") ? delimited(parameter, text.substring(1), parameter.explode() ? "." : ",") : null;
            case "matrix" -> matrix(parameter, text);
            default -> delimited(parameter, text, ",");
        };
    }

    private static JsonNode delimited(Parameter parameter, String text, String separator) {
        Shape shape = parameter.shape();
        if (shape.is("array") && !shape.is("string")) {
            return array(shape, split(text, separator));
        }
        boolean withEquals = parameter.explode() && !parameter.style().equals("form");
        return shape.is("object") && !shape.is("string")
                ? object(shape, split(text, separator), withEquals)
                : scalar(shape, text);
    }

    /** {@code ;color=blue,black}, exploded {@code ;color=blue;color=black}, an exploded object {@code ;R=100;G=200}. */
    private static @Nullable JsonNode matrix(Parameter parameter, String text) {
        Shape shape = parameter.shape();
        String own = ";" + parameter.name() + "=";
        if (parameter.explode() && shape.is("object") && !shape.is("string")) {
            return text.startsWith(";") ? object(shape, split(text.substring(1), ";"), true) : null;
        }
        if (!text.startsWith(own)) {
            return text.equals(";" + parameter.name()) ? scalar(shape, "") : null;
        }
        String separator = parameter.explode() ? own : ",";
        return delimited(parameter, text.substring(own.length()), separator);
    }

    private static JsonNode json(String text) {
        try {
            return StrictJson.read(text);
        } catch (JacksonException e) {
            return NODES.stringNode(text);
        }
    }

    private static @Nullable JsonNode deepObject(String name, Shape shape, Map<String, List<String>> query) {
        ObjectNode object = NODES.objectNode();
        query.forEach((key, values) -> {
            if (key.startsWith(name + "[") && key.endsWith("]")) {
                String property = key.substring(name.length() + 1, key.length() - 1);
                Shape inner = shape.properties().getOrDefault(property, Shape.ANY);
                object.set(property, inner.is("array") ? array(inner, values) : scalar(inner, values.getFirst()));
            }
        });
        return object.isEmpty() ? null : object;
    }

    private static @Nullable JsonNode explodedObject(Shape shape, Map<String, List<String>> query) {
        ObjectNode object = NODES.objectNode();
        shape.properties().forEach((property, inner) -> {
            List<String> values = query.getOrDefault(property, List.of());
            if (!values.isEmpty()) {
                object.set(property, inner.is("array") ? array(inner, values) : scalar(inner, values.getFirst()));
            }
        });
        return object.isEmpty() ? null : object;
    }

    private static JsonNode object(Shape shape, List<String> parts, boolean withEquals) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (withEquals) {
            for (String part : parts) {
                int equals = part.indexOf('=');
                pairs.put(equals < 0 ? part : part.substring(0, equals), equals < 0 ? "" : part.substring(equals + 1));
            }
        } else {
            for (int i = 0; i < parts.size(); i += 2) {
                pairs.put(parts.get(i), i + 1 < parts.size() ? parts.get(i + 1) : "");
            }
        }
        ObjectNode object = NODES.objectNode();
        pairs.forEach((property, value) ->
                object.set(property, scalar(shape.properties().getOrDefault(property, Shape.ANY), value)));
        return object;
    }

    private static JsonNode array(Shape shape, List<String> values) {
        ArrayNode array = NODES.arrayNode();
        Shape items = shape.items();
        values.forEach(value -> array.add(scalar(items == null ? Shape.ANY : items, value)));
        return array;
    }

    private static List<String> split(String text, String separator) {
        return text.isEmpty() ? List.of() : new ArrayList<>(List.of(text.split(Pattern.quote(separator), -1)));
    }

    /**
     * As the first of the allowed types that the text can be; a text that can be none of them stays one, and is told
     * so.
     */
    private static JsonNode scalar(Shape shape, String text) {
        if (shape.is("boolean") && (text.equals("true") || text.equals("false"))) {
            return NODES.booleanNode(text.equals("true"));
        }
        boolean isNumber = shape.is("integer") || shape.is("number");
        if (isNumber && NUMBER.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            return INTEGER.matcher(text).matches()
                    ? NODES.numberNode(number.toBigIntegerExact())
                    : NODES.numberNode(number);
        }
        if (shape.is("null") && text.isEmpty() && !shape.is("string")) {
            return NODES.nullNode();
        }
        return NODES.stringNode(text);
    }
}

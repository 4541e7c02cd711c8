package dev.patchbay.domain.json;

import dev.patchbay.domain.model.FieldType;
import dev.patchbay.domain.model.ValueException;
import dev.patchbay.domain.model.Values;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** One value as JSON. Types are strict: a number in quotes is a string, and text is no number. */
final class JsonValues {

    private JsonValues() {}

    static void write(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Integer number -> json.writeNumber(number.intValue());
            case Long number -> json.writeNumber(number.longValue());
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(Values.format(value));
        }
    }

    /**
     * Reads a value that is not null.
     *
     * @throws WrongJsonType when the JSON is of another type
     * @throws ValueException when it is of the type but no value of the field
     */
    static Object read(FieldType type, JsonNode node) throws ValueException, WrongJsonType {
        return switch (type) {
            case FieldType.Scalar.INTEGER, FieldType.Scalar.LONG -> {
                if (!node.isIntegralNumber()) {
                    throw new WrongJsonType("must be a whole number");
                }
                yield Values.parse(type, node.asString());
            }
            case FieldType.Scalar.BOOLEAN -> {
                if (!node.isBoolean()) {
                    throw new WrongJsonType("must be true or false");
                }
                yield node.booleanValue();
            }
            case FieldType.Scalar.UUID, FieldType.Scalar.TEXT, FieldType.Scalar.DATE, FieldType.Scalar.TIMESTAMP ->
                text(type, node);
            case FieldType.Enumeration ignored -> text(type, node);
        };
    }

    private static Object text(FieldType type, JsonNode node) throws ValueException, WrongJsonType {
        if (!node.isString()) {
            throw new WrongJsonType("must be a string");
        }
        return Values.parse(type, node.stringValue());
    }

    /** The JSON is of another type than the field. */
    static final class WrongJsonType extends Exception {

        private static final long serialVersionUID = 1;

        WrongJsonType(String message) {
            super(message, null, false, false);
        }
    }
}

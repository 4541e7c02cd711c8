package dev.patchbay.domain.operation;

import dev.patchbay.domain.model.FieldType;
import dev.patchbay.domain.model.ValueException;
import dev.patchbay.domain.model.Values;
import tools.jackson.databind.JsonNode;

/** The values of a JSON body. Types are strict: a number in quotes is a string, and text is no number. */
final class BodyValues {

    private BodyValues() {}

    /**
     * Reads a value that is not null.
     *
     * @throws WrongJsonType if the JSON is of another type
     * @throws ValueException if it is of the type but no value of the field
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

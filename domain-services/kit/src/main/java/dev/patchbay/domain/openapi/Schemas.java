package dev.patchbay.domain.openapi;

import dev.patchbay.domain.model.Constraints;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldType;
import dev.patchbay.domain.model.ValueException;
import dev.patchbay.domain.model.Values;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pieces of JSON Schema 2020-12 that describe a field. */
final class Schemas {

    static final String SAMPLE_ID = "01900000-0000-7000-8000-00000000002a";

    private Schemas() {}

    static Schema<Object> ofType(String type) {
        Schema<Object> schema = new JsonSchema();
        schema.setTypes(new LinkedHashSet<>(Set.of(type)));
        return schema;
    }

    static Schema<Object> reference(String name) {
        Schema<Object> schema = new JsonSchema();
        schema.set$ref("#/components/schemas/" + name);
        return schema;
    }

    static Schema<Object> arrayOf(Schema<?> items) {
        Schema<Object> schema = ofType("array");
        schema.setItems(items);
        return schema;
    }

    /** The schema of a filter's value: type, format and enumeration. */
    static Schema<Object> value(FieldType type) {
        return switch (type) {
            case FieldType.Scalar.UUID -> formatted("string", "uuid");
            case FieldType.Scalar.TEXT -> ofType("string");
            case FieldType.Scalar.INTEGER -> formatted("integer", "int32");
            case FieldType.Scalar.LONG -> formatted("integer", "int64");
            case FieldType.Scalar.BOOLEAN -> ofType("boolean");
            case FieldType.Scalar.DATE -> formatted("string", "date");
            case FieldType.Scalar.TIMESTAMP -> formatted("string", "date-time");
            case FieldType.Enumeration(String name, List<String> ignored) -> reference(name);
        };
    }

    /** A property of a resource, with constraints and description, and null where the column may hold it. */
    static Schema<Object> property(Field field) {
        Schema<Object> schema = value(field.type());
        Constraints constraints = field.constraints();
        schema.setMinLength(constraints.minLength());
        schema.setMaxLength(constraints.maxLength());
        schema.setMinimum(decimal(constraints.minimum()));
        schema.setMaximum(decimal(constraints.maximum()));
        schema.setPattern(constraints.pattern());
        if (constraints.format() != null) {
            schema.setFormat(constraints.format());
        }
        if (field.nullable()) {
            schema = nullable(schema);
        }
        schema.setDescription(description(field));
        return schema;
    }

    static Schema<Object> enumeration(FieldType.Enumeration type) {
        Schema<Object> schema = ofType("string");
        schema.setEnum(new ArrayList<>(type.values()));
        return schema;
    }

    /** The schema, or null. */
    static Schema<Object> nullable(Schema<Object> schema) {
        if (schema.get$ref() == null) {
            schema.addType("null");
            return schema;
        }
        Schema<Object> either = new JsonSchema();
        either.setAnyOf(List.of(schema, ofType("null")));
        return either;
    }

    private static Schema<Object> formatted(String type, String format) {
        Schema<Object> schema = ofType(type);
        schema.setFormat(format);
        return schema;
    }

    private static @Nullable BigDecimal decimal(@Nullable Long number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }

    private static @Nullable String description(Field field) {
        if (field.description() != null) {
            return field.description();
        }
        return switch (field.role()) {
            case ID -> "Identifies the resource; a UUID of version 7 unless the client chose one.";
            case VERSION -> "Counts the changes; also the ETag.";
            case CREATED_AT -> "When the resource was created.";
            case UPDATED_AT -> "When the resource was last changed.";
            case CLIENT, COMPUTED, SERVICE -> null;
        };
    }

    /** A value that fits the field. */
    static Object example(Field field) {
        String text = field.example();
        if (text == null) {
            text = switch (field.type()) {
                case FieldType.Scalar.UUID -> SAMPLE_ID;
                case FieldType.Scalar.TEXT -> "text";
                case FieldType.Scalar.INTEGER, FieldType.Scalar.LONG -> "1";
                case FieldType.Scalar.BOOLEAN -> "true";
                case FieldType.Scalar.DATE -> "2026-11-24";
                case FieldType.Scalar.TIMESTAMP -> "2026-11-24T08:30:00Z";
                case FieldType.Enumeration(String ignored, List<String> values) ->
                    field.defaultValue() == null
                            ? values.getFirst()
                            : field.defaultValue().toString();
            };
        }
        try {
            Object value = Values.parse(field.type(), text);
            return value instanceof Number || value instanceof Boolean ? value : text;
        } catch (ValueException e) {
            throw new IllegalStateException("the example of " + field.name() + " " + e.getMessage(), e);
        }
    }
}

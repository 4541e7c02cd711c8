package dev.patchbay.composer.validation;

import com.networknt.schema.Schema;
import dev.patchbay.problems.Violation;
import java.util.List;
import java.util.Map;

/**
 * A parameter of an operation.
 *
 * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param style as OpenAPI 3.1.1, section 4.8.12.2 defaults it; {@code content} when it has a media type
 * @param shape what its schema says of it
 * @param schema null when there is nothing to check but its presence
 */
record Parameter(
        String name,
        String in,
        boolean required,
        String style,
        boolean explode,
        boolean mayBeEmpty,
        Shape shape,
        @org.jspecify.annotations.Nullable Schema schema) {

    /**
     * The part of a schema that is needed to read a text as a value of it.
     *
     * @param types the JSON types that are allowed; empty when it does not say
     * @param items of an array
     * @param properties of an object
     */
    record Shape(
            List<String> types,
            @org.jspecify.annotations.Nullable Shape items,
            Map<String, Shape> properties) {
        static final Shape ANY = new Shape(List.of(), null, Map.of());

        boolean is(String type) {
            return types.contains(type);
        }
    }

    Violation violation(String detail) {
        return in.equals("header") ? Violation.inHeader(name, detail) : Violation.inParameter(name, detail);
    }
}

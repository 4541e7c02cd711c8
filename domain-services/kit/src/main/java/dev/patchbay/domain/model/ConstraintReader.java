package dev.patchbay.domain.model;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/** Reads the constraints of a property from Bean Validation's annotations, as far as JSON Schema has them. */
final class ConstraintReader {

    private ConstraintReader() {}

    static Constraints read(RelationalPersistentProperty property) {
        Size size = property.findAnnotation(Size.class);
        Integer minLength = size == null || size.min() == 0 ? null : size.min();
        if (minLength == null
                && (property.isAnnotationPresent(NotBlank.class) || property.isAnnotationPresent(NotEmpty.class))) {
            minLength = 1;
        }
        Integer maxLength = size == null || size.max() == Integer.MAX_VALUE ? null : size.max();
        Max max = property.findAnnotation(Max.class);
        return new Constraints(
                minLength,
                maxLength,
                minimum(property),
                max == null ? null : max.value(),
                pattern(property),
                property.isAnnotationPresent(Email.class) ? "email" : null);
    }

    private static @Nullable Long minimum(RelationalPersistentProperty property) {
        Min min = property.findAnnotation(Min.class);
        if (min != null) {
            return min.value();
        } else if (property.isAnnotationPresent(Positive.class)) {
            return 1L;
        }
        return property.isAnnotationPresent(PositiveOrZero.class) ? 0L : null;
    }

    /** Bean Validation matches the whole text, JSON Schema any part of it: hence the anchors. */
    private static @Nullable String pattern(RelationalPersistentProperty property) {
        Pattern pattern = property.findAnnotation(Pattern.class);
        if (pattern != null) {
            String text = pattern.regexp();
            return text.startsWith("^") && text.endsWith("$") ? text : "^(?:" + text + ")$";
        }
        return property.isAnnotationPresent(NotBlank.class) ? "\\S" : null;
    }
}

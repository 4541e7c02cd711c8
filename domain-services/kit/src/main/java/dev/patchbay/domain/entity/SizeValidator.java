package dev.patchbay.domain.entity;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures text in characters of Unicode, as PostgreSQL does, and as JSON Schema does for the limits in the service's
 * document: Bean Validation's own validator counts UTF-16 units, two for many a character. It replaces the validators
 * of everything else that has a size, too.
 */
public final class SizeValidator implements ConstraintValidator<Size, Object> {

    private int least;
    private int most;

    @Override
    public void initialize(Size size) {
        least = size.min();
        most = size.max();
    }

    @Override
    public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        int size = size(value);
        return size >= least && size <= most;
    }

    private static int size(Object value) {
        return switch (value) {
            case CharSequence text -> Character.codePointCount(text, 0, text.length());
            case Collection<?> collection -> collection.size();
            case Map<?, ?> map -> map.size();
            default -> Array.getLength(value);
        };
    }
}

package dev.patchbay.domain.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position between two rows of an ordering.
 *
 * @param values one for each criterion of the ordering, null for NULL
 * @param before true for the rows before the position, false for those after it
 */
public record Seek(List<@Nullable Object> values, boolean before) {
    public Seek {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}

package dev.patchbay.domain.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place between two rows of an ordering.
 *
 * @param values one for each criterion of the ordering, null for NULL
 * @param before whether the rows before the place are wanted rather than those after it
 */
public record Seek(List<@Nullable Object> values, boolean before) {
    public Seek {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}

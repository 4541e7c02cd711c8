package dev.patchbay.domain.store;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.query.Filter;
import dev.patchbay.domain.query.Order;
import dev.patchbay.domain.query.Seek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table to read: filter, order and page.
 *
 * @param fields the columns to read, in the resource's order
 * @param seek where to start; null means at the first row
 * @param limit the number of rows at most
 */
public record Selection(
        List<Field> fields,
        Filter filter,
        List<Order> order,
        @Nullable Seek seek,
        int limit,
        long offset) {}

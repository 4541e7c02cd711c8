package dev.patchbay.domain.query;

import dev.patchbay.domain.model.ChildCollection;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parsed query string of a list.
 *
 * @param fields the fields to show
 * @param order ends with the id, so that it is total
 * @param seek the position of the given cursor, if there is one
 * @param cursors true if the response carries cursors
 */
public record ListQuery(
        List<Field> fields,
        List<ChildCollection> childCollections,
        List<Relation.ToOne> expand,
        Filter.And filter,
        List<Order> order,
        int limit,
        long offset,
        @Nullable Seek seek,
        boolean cursors,
        boolean totalCount) {

    /** Returns the same query without the children of the resource. */
    public ListQuery withoutChildCollections() {
        return new ListQuery(fields, List.of(), expand, filter, order, limit, offset, seek, cursors, totalCount);
    }
}

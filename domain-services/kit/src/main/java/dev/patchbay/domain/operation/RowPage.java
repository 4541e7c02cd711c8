package dev.patchbay.domain.operation;

import dev.patchbay.domain.store.Row;
import java.util.List;
import java.util.OptionalLong;

/**
 * A page of a list's rows.
 *
 * @param more true if further rows follow in the direction of reading
 * @param total the number of all matching rows, if the request wants it
 */
public record RowPage(List<Row> rows, Expansion expansion, boolean more, OptionalLong total) {}

package dev.patchbay.domain.operation;

import dev.patchbay.domain.store.Row;
import java.util.List;
import java.util.OptionalLong;

/**
 * A page of a list.
 *
 * @param more whether further rows follow in the direction of reading
 * @param total the number of all rows that match, when it was asked for
 */
public record Page(List<Row> rows, Expansion expansion, boolean more, OptionalLong total) {}

package dev.patchbay.domain.events;

import java.util.UUID;

/**
 * A committed change of one row.
 *
 * @param position its position among all changes of the tenant, in the order of their commits
 * @param kind {@code created}, {@code updated} or {@code deleted}
 * @param version the row's version after the change; before it when the row was deleted
 */
public record ChangeEvent(long position, String kind, UUID id, long version) {}

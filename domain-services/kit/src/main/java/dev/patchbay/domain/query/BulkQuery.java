package dev.patchbay.domain.query;

/** Which resources a bulk change is for, what to answer of them, and how many there may be at most. */
public record BulkQuery(ListQuery query, int maxAffected) {}

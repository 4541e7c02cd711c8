package dev.patchbay.domain.query;

/** The parsed query string of a bulk change; {@code maxAffected} bounds how many resources it may match. */
public record BulkQuery(ListQuery query, int maxAffected) {}

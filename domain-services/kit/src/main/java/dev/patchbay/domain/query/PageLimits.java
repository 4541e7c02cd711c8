package dev.patchbay.domain.query;

/** The default and maximum number of resources in a page and in a bulk change. */
public record PageLimits(int defaultLimit, int maximalLimit, int defaultAffected, int maximalAffected) {}

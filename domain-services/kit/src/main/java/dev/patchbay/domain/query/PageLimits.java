package dev.patchbay.domain.query;

/** How much a request may ask for. */
public record PageLimits(int defaultLimit, int maximalLimit, int defaultAffected, int maximalAffected) {}

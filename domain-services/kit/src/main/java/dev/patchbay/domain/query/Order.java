package dev.patchbay.domain.query;

import dev.patchbay.domain.model.Field;

/** One criterion of an ordering; nulls come last in either direction. */
public record Order(Field field, boolean descending) {}

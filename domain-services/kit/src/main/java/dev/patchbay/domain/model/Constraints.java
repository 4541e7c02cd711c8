package dev.patchbay.domain.model;

import org.jspecify.annotations.Nullable;

/** The constraints of a component, in the terms of JSON Schema. Lengths count characters. */
public record Constraints(
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable Long minimum,
        @Nullable Long maximum,
        @Nullable String pattern,
        @Nullable String format) {}

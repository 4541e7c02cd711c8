package dev.patchbay.domain.model;

import org.jspecify.annotations.Nullable;

/** What the Bean Validation annotations of a component say, as JSON Schema would say it. Lengths count characters. */
public record Constraints(
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable Long minimum,
        @Nullable Long maximum,
        @Nullable String pattern,
        @Nullable String format) {}

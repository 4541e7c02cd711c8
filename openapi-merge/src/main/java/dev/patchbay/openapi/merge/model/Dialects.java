package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.document.Mapping;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dialects of JSON Schema that documents name for their schemas ({@code jsonSchemaDialect}). */
public final class Dialects {

    /** Those that a document without the field has (OpenAPI 3.1.1, section 4.8.24.5, and 3.2.0, section 4.24.7.1). */
    private static final Set<String> DEFAULTS = Set.of(
            "https://spec.openapis.org/oas/3.1/dialect/base", "https://spec.openapis.org/oas/3.2/dialect/2025-09-17");

    private Dialects() {}

    /** Returns the dialect that a document names; null if it names none, or one that it would have anyway. */
    public static @Nullable String named(Mapping root) {
        String dialect = root.text("jsonSchemaDialect");
        return dialect == null || DEFAULTS.contains(dialect) ? null : dialect;
    }
}

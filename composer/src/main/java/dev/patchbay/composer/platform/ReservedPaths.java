package dev.patchbay.composer.platform;

import java.util.Set;

/**
 * The paths that the composer responds to itself. They are never routed: an operation may not be exposed at one
 * (PB-120), and a template such as {@code /{name}} that would match one does not.
 */
public final class ReservedPaths {

    public static final String START = "/";
    public static final String JSON = "/openapi.json";
    public static final String YAML = "/openapi.yaml";
    public static final String DOCS = "/docs";
    public static final String SCHEMA = "/composer.schema.json";

    private static final Set<String> ALL = Set.of(
            START,
            JSON,
            YAML,
            SCHEMA,
            DOCS,
            "/docs/",
            "/docs/start.css",
            "/docs/docs.js",
            "/docs/swagger-ui.css",
            "/docs/swagger-ui-bundle.js");

    private ReservedPaths() {}

    /** True if the path, in normal form, is reserved. */
    public static boolean contains(String path) {
        return ALL.contains(path);
    }

    public static Set<String> all() {
        return ALL;
    }
}

package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.model.Kind;
import java.util.Set;

/** Keys that are for readers only: they do not change what an API accepts and returns. */
public final class Documentation {

    private static final Set<String> EVERYWHERE = Set.of("description", "summary", "externalDocs");
    private static final Set<String> IN_SCHEMAS = Set.of("title", "example", "examples", "$comment");
    private static final Set<Kind> WITH_EXAMPLES = Set.of(Kind.PARAMETER, Kind.HEADER, Kind.MEDIA_TYPE);

    private Documentation() {}

    /** True if the key is documentation in an object of this kind, and not the name of something. */
    public static boolean is(Kind kind, String key) {
        if (kind.isMap()) {
            return false;
        }
        return EVERYWHERE.contains(key)
                || key.startsWith("x-")
                || (kind == Kind.SCHEMA && IN_SCHEMAS.contains(key))
                || (WITH_EXAMPLES.contains(kind) && (key.equals("example") || key.equals("examples")));
    }
}

package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import org.jspecify.annotations.Nullable;

/** Names of schemas. */
final class SchemaNames {

    private SchemaNames() {}

    /** The name of the component that a schema refers to, else its title, else null. */
    static @Nullable String of(Node schema) {
        if (!(schema instanceof Mapping mapping)) {
            return null;
        }
        String reference = mapping.text("$ref");
        return reference == null ? mapping.text("title") : last(reference);
    }

    /** {@code Cat} of {@code #/components/schemas/Cat}. */
    static String last(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}

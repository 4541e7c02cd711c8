package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties of a schema that travel in a direction: read-only ones are not sent, write-only ones do not come. */
record ObjectProperties(NormalizedSchemas schemas, NormalizedSchema schema, Direction direction) {

    /** Every property that is described or has to be there. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(schema.properties.keySet());
        names.addAll(schema.required);
        return names;
    }

    /** The schemas of a property; null when there is none, or it does not travel. */
    @Nullable
    List<Node> property(String name) {
        List<Node> parts = schema.properties.get(name);
        return parts == null || !this.schemas.of(parts).travels(direction) ? null : parts;
    }

    /** True if it has to be there. */
    boolean isRequired(String name) {
        return schema.required.contains(name) && (property(name) != null || !schema.properties.containsKey(name));
    }
}

package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties of a schema that travel in a direction: read-only ones are not sent, write-only ones do not come. */
record ObjectProperties(DiffDocument side, NormalizedSchema shape, Direction direction) {

    /** Every property that is described or has to be there. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(shape.properties.keySet());
        names.addAll(shape.required);
        return names;
    }

    /** The schemas of a property; null when there is none, or it does not travel. */
    @Nullable
    List<Node> property(String name) {
        List<Node> schemas = shape.properties.get(name);
        return schemas == null || !side.shape(schemas).travels(direction) ? null : schemas;
    }

    /** Whether it has to be there. */
    boolean isRequired(String name) {
        return shape.required.contains(name) && (property(name) != null || !shape.properties.containsKey(name));
    }
}

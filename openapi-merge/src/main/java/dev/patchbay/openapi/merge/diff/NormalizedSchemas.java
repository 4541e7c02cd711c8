package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The normalized schemas of one of the two documents, each read once. */
final class NormalizedSchemas {

    private final DiffDocument document;
    private final WorkBudget work;
    private final Map<List<Node>, NormalizedSchema> schemas = new HashMap<>();

    NormalizedSchemas(DiffDocument document, WorkBudget work) {
        this.document = document;
        this.work = work;
    }

    DiffDocument document() {
        return document;
    }

    /** One schema in place of several that hold at once. */
    NormalizedSchema of(List<Node> parts) {
        NormalizedSchema schema = schemas.get(parts);
        if (schema == null) {
            schema = SchemaReader.read(document, work, parts);
            schemas.put(parts, schema);
        }
        return schema;
    }
}

package dev.patchbay.openapi.merge;

import dev.patchbay.openapi.merge.document.JsonWriter;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.YamlWriter;
import java.util.List;

/**
 * The result of a merge: one document, and the routes that make it true.
 *
 * @param tree the merged OpenAPI document
 * @param routes one for each operation under {@code paths}, in the order of the document
 * @param report every decision that was taken
 * @param lock the names that were given, for the next merge to keep
 * @param provenance where each part of the document came from
 */
public record MergedApi(
        Mapping tree, List<RouteEntry> routes, MergeReport report, NameLock lock, Provenance provenance) {

    public MergedApi {
        routes = List.copyOf(routes);
    }

    /** The document as JSON in UTF-8. The same inputs give the same bytes. */
    public byte[] json() {
        return JsonWriter.write(tree);
    }

    /** The document as YAML in UTF-8 that readers of YAML 1.1 and 1.2 take for the same. The same inputs give the same bytes. */
    public byte[] yaml() {
        return YamlWriter.write(tree);
    }
}

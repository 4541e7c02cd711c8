package dev.patchbay.openapi.merge;

import dev.patchbay.openapi.merge.config.NameLock;
import dev.patchbay.openapi.merge.document.JsonWriter;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.YamlWriter;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.report.MergeReport;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.util.List;
import java.util.function.Predicate;

/**
 * The result of a merge: one document, and the routes that make it true. Immutable, so any number of threads may share
 * it.
 *
 * <p>Not everybody is to see all of it: {@link #restrictedTo} gives the part that a plan or a token allows.
 *
 * <pre>{@code
 * MergedApi forReaders = api.restrictedTo(route -> route.method().equals("GET"));
 * }</pre>
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

    /** Returns the document as JSON in UTF-8. The same inputs give the same bytes. */
    public byte[] json() {
        return JsonWriter.write(tree);
    }

    /**
     * Returns the document as YAML in UTF-8 that readers of YAML 1.1 and 1.2 take for the same. The same inputs give
     * the same bytes.
     */
    public byte[] yaml() {
        return YamlWriter.write(tree);
    }

    /**
     * Returns the same API with fewer operations: those of the routes that {@code operations} accepts, and all
     * webhooks.
     *
     * @see #restrictedTo(Predicate, Predicate)
     */
    public MergedApi restrictedTo(Predicate<RouteEntry> operations) throws InvalidInputException {
        return restrictedTo(operations, name -> true);
    }

    /**
     * The same API with fewer operations and webhooks. What stays keeps its name and says what it said, but for links,
     * which only lead to operations that are there. What nothing uses any more goes: components, tags, security
     * schemes, paths without operations. It is checked like every merge, and takes time in proportion to the size of
     * this document, however many operations stay; this API itself is the answer when all of them do.
     *
     * @param operations whether the operation of this route stays
     * @param webhooks whether the webhook of this name stays
     * @throws InvalidInputException when the check fails, which is a defect of this library
     */
    public MergedApi restrictedTo(Predicate<RouteEntry> operations, Predicate<String> webhooks)
            throws InvalidInputException {
        return new Restriction(this).to(operations, webhooks);
    }
}

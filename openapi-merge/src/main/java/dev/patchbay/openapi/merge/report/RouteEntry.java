package dev.patchbay.openapi.merge.report;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * The route to a documented operation. A merged document and its route entries correspond one to one: every documented
 * operation is routed, every routed operation is documented, nothing else is reachable.
 *
 * <p>Both templates name the same variables. When the merge had to rename a path parameter, {@code upstreamPath} is
 * spelled with the new name too, so that a value is carried over by name.
 *
 * @param service the service that answers
 * @param method in upper case; one of OpenAPI 3.2's {@code additionalOperations} as it is written there
 * @param path the platform's path template, as in the merged document: {@code /catalog/products/{id}}
 * @param upstreamPath the service's own path template: {@code /products/{id}}
 * @param operationId in the merged document
 * @param exposedBy the line of the configuration that exposes it
 */
public record RouteEntry(
        String service,
        String method,
        String path,
        String upstreamPath,
        @Nullable String operationId,
        SourceLocation exposedBy) {

    /** {@code GET /catalog/products/{id} -> products /products/{id}}. */
    @Override
    public String toString() {
        return method + " " + path + " -> " + service + " " + upstreamPath;
    }
}

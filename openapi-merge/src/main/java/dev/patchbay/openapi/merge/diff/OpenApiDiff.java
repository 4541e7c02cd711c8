package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;

/**
 * Compares two OpenAPI documents operation by operation.
 *
 * <pre>{@code
 * DiffReport report = OpenApiDiff.compare(published.tree(), candidate.tree());
 * if (report.isBreaking()) {
 *     report.of(Compatibility.BREAKING).forEach(System.err::println);
 * }
 * }</pre>
 *
 * <p>References are followed, so that it makes no difference where a schema stands or what it is called. What OpenAPI 3.0 and 3.1 spell
 * differently is equal. What clients send may only become wider, what they get only narrower; webhooks and callbacks are sent by the
 * API, so that there the request is what clients get. {@link DiffRule} lists what is told apart.
 */
public final class OpenApiDiff {

    private OpenApiDiff() {}

    /**
     * Compares two documents, 3.0, 3.1 or 3.2 each. Neither has to be valid: what cannot be understood is left out, and what is too
     * large or too entangled is told as {@link DiffRule#NOT_COMPARED}.
     *
     * @param before the root of the document that clients know
     * @param after the root of the document that is to replace it
     */
    public static DiffReport compare(Mapping before, Mapping after) {
        Comparison comparison = Comparison.of(before, after);
        new DocumentDiff(comparison).compare();
        return new DiffReport(comparison.findings().all());
    }
}

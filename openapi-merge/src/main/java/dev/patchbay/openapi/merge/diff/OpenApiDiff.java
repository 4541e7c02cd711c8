package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Nesting;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.ReadLimits;
import dev.patchbay.openapi.merge.equivalence.Trees;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
 * <p>References are followed, so that it makes no difference where a schema stands or what it is called. What OpenAPI
 * 3.0 and 3.1 spell differently is equal. What clients send may only become wider, what they get only narrower;
 * webhooks and callbacks are sent by the API, so that there the request is what clients get. {@link DiffRule} lists
 * what is distinguished.
 */
public final class OpenApiDiff {

    private static final Set<String> ABOUT_ITSELF = Set.of("info", "tags", "externalDocs");

    private OpenApiDiff() {}

    /**
     * Compares two documents, 3.0, 3.1 or 3.2 each. Neither has to be valid: what cannot be understood is left out, and
     * what is too large or too entangled is reported as {@link DiffRule#NOT_COMPARED}.
     *
     * @param before the root of the document that clients know
     * @param after the root of the document that is to replace it
     */
    public static DiffReport compare(Mapping before, Mapping after) {
        if (isTooDeep(before) || isTooDeep(after)) {
            String text = "nested more than " + ReadLimits.DEFAULT.depth() + " levels deep";
            return new DiffReport(List.of(new Change(DiffRule.NOT_COMPARED, "document", "", text, null, null)));
        }
        if (areEqual(before, after)) {
            return new DiffReport(List.of());
        }
        DiffContext context = DiffContext.of(before, after);
        new DocumentDiff(context).compare();
        return new DiffReport(context.changes().all());
    }

    private static boolean isTooDeep(Mapping root) {
        return Nesting.below(root, ReadLimits.DEFAULT.depth()) != null;
    }

    /**
     * True if the documents are equal word for word, which is soon found out; what they say about themselves does not
     * count.
     */
    private static boolean areEqual(Mapping before, Mapping after) {
        Set<String> keys = new HashSet<>(before.keys());
        keys.addAll(after.keys());
        for (String key : keys) {
            Node old = before.get(key);
            Node now = after.get(key);
            if (!ABOUT_ITSELF.contains(key) && (old == null || now == null || !Trees.same(old, now))) {
                return false;
            }
        }
        return true;
    }
}

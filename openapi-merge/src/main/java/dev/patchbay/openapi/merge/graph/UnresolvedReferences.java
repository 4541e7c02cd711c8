package dev.patchbay.openapi.merge.graph;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Target;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.function.BiConsumer;

/**
 * Reports references that lead nowhere. Codes: PB-220 within a document, PB-221 to a file that is not an input,
 * PB-222 in a circle.
 */
public final class UnresolvedReferences implements BiConsumer<ApiDocument, Mapping> {

    private final References references;
    private final Problems problems;

    /** Creates a collector of problems. */
    public UnresolvedReferences(References references, Problems problems) {
        this.references = references;
        this.problems = problems;
    }

    @Override
    public void accept(ApiDocument document, Mapping holder) {
        Node node = holder.get("$ref");
        String reference = String.valueOf(holder.text("$ref"));
        SourceLocation location = node == null ? holder.location() : node.location();
        Target target = references.resolve(document, reference);
        if (target != null && target.node() != null) {
            problems.add(LocatedProblem.input(
                    "PB-222",
                    location,
                    "$ref '" + reference + "' leads round in a circle or to a reference that leads nowhere"));
        } else if (target != null) {
            problems.add(LocatedProblem.input(
                    "PB-220",
                    location,
                    "$ref '" + reference + "' leads nowhere: "
                            + target.document().location() + " has no such thing"));
        } else {
            problems.add(LocatedProblem.input(
                    "PB-221",
                    location,
                    "$ref '" + reference
                            + "' leads to a document that is not an input; add it as one, or set bundle: true"
                            + " to take in what local files hold"));
        }
    }
}

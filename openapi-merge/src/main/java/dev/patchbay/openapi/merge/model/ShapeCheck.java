package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;

/**
 * Refuses what cannot be understood: null or text where OpenAPI wants an object, an object where it wants a list.
 * Whether a document is valid in every detail is not for a merge to judge. Code: PB-211.
 */
public final class ShapeCheck {

    private final Problems problems;

    public ShapeCheck(Problems problems) {
        this.problems = problems;
    }

    /** Checks a document. */
    public void check(ApiDocument document) {
        check(document.root(), Kind.OPENAPI, "the document");
    }

    private void check(Node node, Kind kind, String name) {
        if (kind == Kind.DATA) {
            return;
        }
        if (node instanceof Mapping mapping && kind.allowsObject()) {
            for (int i = 0; i < mapping.size(); i++) {
                check(mapping.value(i), kind.asObject().child(mapping.key(i)), mapping.key(i));
            }
        } else if (node instanceof Sequence sequence && kind.allowsList()) {
            for (Node item : sequence.items()) {
                check(item, kind.item(), "an item of " + name);
            }
        } else if (!isBooleanSchema(node, kind)) {
            problems.add(LocatedProblem.input(
                    "PB-211",
                    node.location(),
                    "'" + name + "' must be " + (kind.allowsObject() ? "an object" : "a list") + " (" + kind
                            + "), and this is " + node.describe()));
        }
    }

    private static boolean isBooleanSchema(Node node, Kind kind) {
        boolean flag = node instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN;
        // The keyword dependencies held lists of names before 2019.
        return (flag && kind.asObject() == Kind.SCHEMA) || (kind == Kind.SCHEMA && node instanceof Sequence);
    }
}

package dev.patchbay.openapi.merge.lint;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.Walker;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.HashMap;
import java.util.Map;

/** Checks that the ids of operations are unique, those of webhooks and callbacks among them. */
final class OperationIdCheck extends Walker {

    private final FindingCollector findings;
    private final Map<String, SourceLocation> first = new HashMap<>();

    OperationIdCheck(FindingCollector findings) {
        this.findings = findings;
    }

    void check(Mapping root) {
        walk(root, Kind.OPENAPI);
    }

    @Override
    protected boolean enter(Mapping mapping, Kind kind) {
        Node id = kind == Kind.OPERATION ? mapping.get("operationId") : null;
        String name = mapping.text("operationId");
        if (id != null && name != null) {
            SourceLocation other = first.putIfAbsent(name, id.location());
            if (other != null) {
                findings.add(
                        LintRule.DUPLICATE_OPERATION_ID,
                        id.location(),
                        "operationId '" + name + "' is taken, at line " + other.line());
            }
        }
        return true;
    }
}

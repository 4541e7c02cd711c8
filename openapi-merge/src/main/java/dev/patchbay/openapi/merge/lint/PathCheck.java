package dev.patchbay.openapi.merge.lint;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.PathTemplate;
import dev.patchbay.openapi.merge.model.References;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that paths differ in more than the names of their variables, and that each variable has its parameter. */
final class PathCheck {

    private final ApiDocument document;
    private final References references;
    private final FindingCollector findings;

    PathCheck(ApiDocument document, References references, FindingCollector findings) {
        this.document = document;
        this.references = references;
        this.findings = findings;
    }

    void check() {
        checkEquivalence();
        for (OperationEntry operation : OperationEntry.allOf(document, references)) {
            checkParameters(operation);
        }
    }

    private void checkEquivalence() {
        Mapping paths = document.root().mapping("paths");
        Map<String, String> shapes = new HashMap<>();
        for (int i = 0; paths != null && i < paths.size(); i++) {
            String path = paths.key(i);
            String other = shapes.putIfAbsent(PathTemplate.shape(path), path);
            if (other != null) {
                findings.add(
                        LintRule.EQUIVALENT_PATHS,
                        paths.keyLocation(i),
                        path + " is the same as " + other + ", at line "
                                + paths.keyLocation(other).line() + ": only the names of variables differ");
            }
        }
    }

    private void checkParameters(OperationEntry operation) {
        Set<String> variables = new LinkedHashSet<>(PathTemplate.variables(operation.path()));
        Map<String, Node> declared = declared(operation);
        for (String variable : variables) {
            if (!declared.containsKey(variable)) {
                findings.add(
                        LintRule.UNDECLARED_PATH_PARAMETER,
                        operation.operation().location(),
                        operation + ": {" + variable + "} has no parameter '" + variable + "' in: path");
            }
        }
        declared.forEach((name, parameter) -> {
            if (!variables.contains(name)) {
                findings.add(
                        LintRule.PARAMETER_NOT_IN_PATH,
                        parameter.location(),
                        operation + ": path parameter '" + name + "' is not in the path");
            }
        });
    }

    private Map<String, Node> declared(OperationEntry operation) {
        Map<String, Node> declared = new LinkedHashMap<>();
        for (Mapping owner : List.of(operation.item().flat(), operation.operation())) {
            Sequence list = owner.sequence("parameters");
            for (Node node : list == null ? List.<Node>of() : list.items()) {
                References.Located located = references.follow(document, node, Kind.PARAMETER);
                if (located != null
                        && located.node() instanceof Mapping parameter
                        && "path".equals(parameter.text("in"))) {
                    declared.put(String.valueOf(parameter.text("name")), node);
                }
            }
        }
        return declared;
    }
}

package dev.patchbay.openapi.merge.verify;

import dev.patchbay.openapi.merge.MergeConfig;
import dev.patchbay.openapi.merge.MergeConfig.Equality;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.equivalence.Documentation;
import dev.patchbay.openapi.merge.equivalence.Normal;
import dev.patchbay.openapi.merge.equivalence.Scopes;
import dev.patchbay.openapi.merge.equivalence.Side.OperationPlace;
import dev.patchbay.openapi.merge.equivalence.Tolerance;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.PathTemplate;
import dev.patchbay.openapi.merge.plan.Plan;
import java.util.Map;
import java.util.Set;

/**
 * What may differ between an input and the result: what was configured, and names.
 *
 * @param document of the operations that are compared
 * @param renames the new names of their path parameters
 * @param dialectsDiffer whether schemas of the result name their dialect themselves
 * @param standsIn whether another document's equal operation stands in for these, and so has the tags of that document
 */
record PlannedChanges(
        MergeConfig config,
        Plan plan,
        ApiDocument document,
        Map<String, String> renames,
        boolean dialectsDiffer,
        boolean standsIn)
        implements Tolerance {

    private static final Set<String> ANCHORS = Set.of("$anchor", "$dynamicAnchor", "$dynamicRef");

    @Override
    public boolean ignores(Kind kind, String key, Node value) {
        return (config.equality() == Equality.IGNORE_DOCS && Documentation.is(kind, key))
                || (config.equality() == Equality.SEMANTIC && Normal.isDefault(kind, key, value))
                || (plan.anchors().areRenamed() && kind == Kind.SCHEMA && ANCHORS.contains(key))
                || (standsIn && kind == Kind.OPERATION && key.equals("tags"))
                || (dialectsDiffer && kind == Kind.SCHEMA && key.equals("$schema"));
    }

    @Override
    public Node normal(Kind kind, String key, Node value) {
        if (config.scopes() == MergeConfig.Scopes.UNION && kind == Kind.SECURITY_SCHEME && key.equals("flows")) {
            return Scopes.without(value);
        }
        return config.equality() == Equality.SEMANTIC ? Normal.of(kind, key, value) : value;
    }

    @Override
    public boolean comparesSecurity() {
        return config.security() == null || config.security().keepOperations();
    }

    @Override
    public boolean comparesServers() {
        return config.servers() == null && !document.config().foldBasePath();
    }

    @Override
    public boolean isSameOperationId(ApiDocument left, String one, String other) {
        Map<String, String> own = plan.operationIds().all().getOrDefault(left, Map.of());
        return own.containsKey(one)
                ? other.equals(own.get(one))
                : plan.operationIds().all().values().stream().anyMatch(names -> other.equals(names.get(one)));
    }

    @Override
    public String tag(ApiDocument left, String tag) {
        return plan.tags().nameOf(left, tag);
    }

    @Override
    public String pathParameter(String name) {
        return renames.getOrDefault(name, name);
    }

    @Override
    public String expression(String text) {
        return PathTemplate.renameExpressions(text, renames);
    }

    @Override
    public String linkParameter(OperationPlace leftOperation, String key) {
        Pointer operation = leftOperation.pointer();
        return operation.size() > 2 && operation.token(0).equals("paths")
                ? Plan.linkParameter(key, plan.layout().renames(leftOperation.document(), operation))
                : key;
    }

    @Override
    public boolean isSameOperation(OperationPlace left, OperationPlace right) {
        Pointer expected = plan.operation(left.document(), left.pointer());
        return expected != null && expected.equals(right.pointer());
    }

    @Override
    public boolean dropsLink(ApiDocument left, Node link) {
        return link instanceof Mapping mapping && plan.isDeadLink(left, mapping);
    }
}

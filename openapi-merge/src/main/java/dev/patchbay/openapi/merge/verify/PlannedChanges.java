package dev.patchbay.openapi.merge.verify;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.equivalence.ConfiguredTolerance;
import dev.patchbay.openapi.merge.equivalence.EqualityPolicy;
import dev.patchbay.openapi.merge.equivalence.Resolver.OperationPointer;
import dev.patchbay.openapi.merge.equivalence.Tolerance;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Dialects;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.PathTemplate;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.plan.Plan.WrittenOperation;
import java.util.Map;
import java.util.Objects;

/**
 * The planned differences between an input and the result: those that are configured, and names.
 *
 * @param equality the configured idea of equality
 * @param document of the operations that are compared
 * @param renames the new names of their path parameters
 * @param dialectsDiffer whether schemas of the result name their dialect themselves
 * @param standsIn whether another document's equal operation stands in for these, and so has the tags of that document
 */
record PlannedChanges(
        EqualityPolicy equality,
        Plan plan,
        ApiDocument document,
        Map<String, String> renames,
        boolean dialectsDiffer,
        boolean standsIn)
        implements ConfiguredTolerance {

    @Override
    public boolean ignores(Kind kind, String key, Node value) {
        return equality.ignores(kind, key, value) || (standsIn && kind == Kind.OPERATION && key.equals("tags"));
    }

    /** Also the dialect of one of the documents, which schemas name if the result cannot name it for all. */
    @Override
    public boolean allowsAddition(Kind kind, String key, Node value) {
        return ignores(kind, key, value)
                || (dialectsDiffer && kind == Kind.SCHEMA && key.equals("$schema") && isDialect(value.toString()));
    }

    private boolean isDialect(String dialect) {
        return plan.documents().stream().anyMatch(source -> dialect.equals(Dialects.named(source.root())));
    }

    @Override
    public boolean comparesServers() {
        return equality.comparesServers() && !document.config().foldBasePath();
    }

    @Override
    public boolean isSameOperationId(ApiDocument left, String one, String other) {
        // Another document's equal operation or component may stand for this one's.
        return plan.operationIds().isNameOf(left, one, other)
                || plan.operationIds().all().keySet().stream()
                        .anyMatch(document -> plan.operationIds().isNameOf(document, one, other));
    }

    @Override
    public String tag(ApiDocument left, String tag) {
        return plan.tags().nameOf(left, tag);
    }

    @Override
    public boolean isSameAnchor(ApiDocument left, String one, String other) {
        return Objects.requireNonNullElse(plan.anchors().renamed(left, one), one)
                .equals(other);
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
    public Tolerance inCallback() {
        return renames.isEmpty()
                ? this
                : new PlannedChanges(equality, plan, document, Map.of(), dialectsDiffer, standsIn);
    }

    @Override
    public String linkParameter(OperationPointer leftOperation, String key) {
        WrittenOperation operation = plan.operation(leftOperation.document(), leftOperation.pointer());
        return operation == null ? key : PathTemplate.linkParameter(key, operation.renames());
    }

    @Override
    public boolean isSameOperation(OperationPointer left, OperationPointer right) {
        WrittenOperation expected = plan.operation(left.document(), left.pointer());
        return expected != null && expected.pointer().equals(right.pointer());
    }

    @Override
    public boolean dropsLink(ApiDocument left, Node link) {
        return plan.isDeadLink(left, link);
    }
}

package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.MergeConfig.Equality;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.equivalence.Documentation;
import dev.patchbay.openapi.merge.equivalence.Normal;
import dev.patchbay.openapi.merge.equivalence.Scopes;
import dev.patchbay.openapi.merge.equivalence.Side.OperationPlace;
import dev.patchbay.openapi.merge.equivalence.Tolerance;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.PathTemplate;
import java.util.Map;

/** What may differ between two operations that are to be one: what the platform replaces anyway, and the names of path parameters. */
record PlacingTolerance(MergeConfig config, Layout layout, Map<String, String> renames) implements Tolerance {

    @Override
    public boolean ignores(Kind kind, String key, Node value) {
        return (config.equality() == Equality.IGNORE_DOCS && Documentation.is(kind, key))
                || (config.equality() == Equality.SEMANTIC && Normal.isDefault(kind, key, value));
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
        return config.servers() == null;
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
        return renames.isEmpty() ? this : new PlacingTolerance(config, layout, Map.of());
    }

    @Override
    public boolean isSameOperation(OperationPlace left, OperationPlace right) {
        if (left.equals(right)) {
            return true;
        }
        // With this policy unequal operations part, and it is not known yet which are.
        if (config.conflicts() == MergeConfig.Conflicts.PREFIX) {
            Layout.Move one = layout.move(left.document(), left.pointer());
            Layout.Move other = layout.move(right.document(), right.pointer());
            return one != null && other != null && one.target().equals(other.target());
        }
        return layout.wantOnePlace(left.document(), left.pointer(), right.document(), right.pointer());
    }

    @Override
    public String linkParameter(OperationPlace leftOperation, String key) {
        return Plan.linkParameter(key, layout.expectedRenames(leftOperation.document(), leftOperation.pointer()));
    }
}

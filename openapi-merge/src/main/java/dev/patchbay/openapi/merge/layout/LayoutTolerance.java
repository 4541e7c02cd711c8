package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.equivalence.ConfiguredTolerance;
import dev.patchbay.openapi.merge.equivalence.EqualityPolicy;
import dev.patchbay.openapi.merge.equivalence.Resolver.OperationPointer;
import dev.patchbay.openapi.merge.equivalence.Tolerance;
import dev.patchbay.openapi.merge.model.PathTemplate;
import java.util.Map;

/**
 * The differences between two operations that may become one: fields that the platform replaces anyway, and the names
 * of path parameters.
 *
 * @param equality the configured idea of equality
 * @param moves the targets that are known so far
 * @param renames the new names of path parameters of the operation on the left side
 */
record LayoutTolerance(EqualityPolicy equality, OperationMoves moves, Map<String, String> renames)
        implements ConfiguredTolerance {

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
        return renames.isEmpty() ? this : new LayoutTolerance(equality, moves, Map.of());
    }

    @Override
    public boolean isSameOperation(OperationPointer left, OperationPointer right) {
        if (left.equals(right)) {
            return true;
        }
        // With this policy unequal operations part, and it is not known yet which are.
        if (equality.config().conflicts() == MergeConfig.Conflicts.PREFIX) {
            OperationMove one = moves.of(left.document(), left.pointer());
            OperationMove other = moves.of(right.document(), right.pointer());
            return one != null && other != null && one.target().equals(other.target());
        }
        return moves.requested().collide(left.document(), left.pointer(), right.document(), right.pointer());
    }

    @Override
    public String linkParameter(OperationPointer leftOperation, String key) {
        return PathTemplate.linkParameter(
                key, moves.requested().renames(leftOperation.document(), leftOperation.pointer()));
    }
}

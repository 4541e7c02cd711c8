package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records the changes of one schema, by the rules of the direction that it travels. */
final class SchemaChangeRecorder {

    private final ChangeCollector changes;
    private final Direction direction;
    private final LinkedPointer path;
    private final @Nullable Node before;
    private final @Nullable Node after;

    SchemaChangeRecorder(
            ChangeCollector changes, Direction direction, LinkedPointer path, List<Node> before, List<Node> after) {
        this.changes = changes;
        this.direction = direction;
        this.path = path;
        this.before = before.isEmpty() ? null : before.get(0);
        this.after = after.isEmpty() ? null : after.get(0);
    }

    Direction direction() {
        return direction;
    }

    void narrowed(Facet facet, String text) {
        note(facet.narrowed(direction), text);
    }

    void widened(Facet facet, String text) {
        note(facet.widened(direction), text);
    }

    /** Records a change that is neither narrower nor wider: some values are lost, others won. */
    void replaced(Facet facet, String text) {
        note(direction == Direction.RESPONSE ? facet.widened(direction) : facet.narrowed(direction), text);
    }

    void note(DiffRule rule, String text) {
        changes.add(rule, path, text, before, after);
    }

    /** Records a change of something inside of the schema that has its own path. */
    void note(DiffRule rule, String step, String text, @Nullable Node old, @Nullable Node now) {
        changes.add(rule, path.then(step), text, old == null ? before : old, now == null ? after : now);
    }

    static SchemaChangeRecorder of(ChangeCollector changes, SchemaPair pair) {
        return new SchemaChangeRecorder(changes, pair.direction(), pair.path(), pair.before(), pair.after());
    }
}

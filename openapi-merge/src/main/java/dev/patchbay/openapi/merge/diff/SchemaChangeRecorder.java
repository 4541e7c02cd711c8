package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes down what changed about one schema, in the words of the direction that it travels. */
final class SchemaChangeRecorder {

    private final ChangeCollector findings;
    private final Direction direction;
    private final Place place;
    private final @Nullable Node before;
    private final @Nullable Node after;

    SchemaChangeRecorder(ChangeCollector findings, Direction direction, Place place, List<Node> before, List<Node> after) {
        this.findings = findings;
        this.direction = direction;
        this.place = place;
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

    /** Neither narrower nor wider: some values are lost, others won. */
    void replaced(Facet facet, String text) {
        note(direction == Direction.RESPONSE ? facet.widened(direction) : facet.narrowed(direction), text);
    }

    void note(DiffRule rule, String text) {
        findings.add(rule, place, text, before, after);
    }

    /** About something inside of the schema that has its own place. */
    void note(DiffRule rule, String step, String text, @Nullable Node old, @Nullable Node now) {
        findings.add(rule, place.then(step), text, old == null ? before : old, now == null ? after : now);
    }

    static SchemaChangeRecorder of(ChangeCollector findings, SchemaPair pair) {
        return new SchemaChangeRecorder(findings, pair.direction(), pair.place(), pair.before(), pair.after());
    }
}

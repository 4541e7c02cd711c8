package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** {@code oneOf} and {@code anyOf}: finds which alternative became which, and so which were lost and won. */
final class AlternativesDiff {

    private final SchemaDiff schemas;
    private final SchemaPair pair;
    private final SchemaChangeRecorder recorder;
    private final Consumer<SchemaPair> inner;

    AlternativesDiff(SchemaDiff schemas, SchemaPair pair, SchemaChangeRecorder recorder, Consumer<SchemaPair> inner) {
        this.schemas = schemas;
        this.pair = pair;
        this.recorder = recorder;
        this.inner = inner;
    }

    /** Compares a schema that becomes one of several, or the other way round, as the only one of its choice. */
    boolean compareAsChoice(NormalizedSchema old, NormalizedSchema now) {
        if (old.alternatives.isEmpty()
                && now.isOnlyAlternatives()
                && !pair.before().isEmpty()) {
            members(pair.before(), now.alternatives.get(0).members(), "");
            return true;
        }
        if (now.alternatives.isEmpty()
                && old.isOnlyAlternatives()
                && !pair.after().isEmpty()) {
            members(old.alternatives.get(0).members(), pair.after(), "");
            return true;
        }
        return false;
    }

    void compare(List<Alternatives> old, List<Alternatives> now) {
        if (old.size() == now.size()) {
            for (int i = 0; i < old.size(); i++) {
                members(old.get(i).members(), now.get(i).members(), now.get(i).keyword());
                if (!old.get(i).keyword().equals(now.get(i).keyword())) {
                    String text = old.get(i).keyword() + " -> " + now.get(i).keyword();
                    recorder.note(DiffRule.CONSTRAINT_CHANGED, text);
                }
            }
        } else if (old.isEmpty()) {
            recorder.narrowed(Facet.ALTERNATIVES, "now one of several alternatives");
        } else if (now.isEmpty()) {
            recorder.widened(Facet.ALTERNATIVES, "no longer one of several alternatives");
        } else {
            recorder.note(DiffRule.CONSTRAINT_CHANGED, old.size() + " -> " + now.size() + " choices of alternatives");
        }
    }

    private void members(List<Node> before, List<Node> after, String keyword) {
        List<Node> old = new ArrayList<>(before);
        List<Node> now = new ArrayList<>(after);
        match(old, now, keyword, AlternativesDiff::areNamedAlike);
        match(old, now, keyword, schemas::areSame);
        match(old, now, keyword, (one, other) -> schemas.areCompatible(one, other, pair.direction()));
        if (old.size() == 1 && now.size() == 1 && before.size() == after.size()) {
            descend(old.remove(0), now.remove(0), keyword);
        }
        for (Node gone : old) {
            recorder.narrowed(Facet.ALTERNATIVES, "alternative " + describe(gone) + " removed");
        }
        for (Node come : now) {
            recorder.widened(Facet.ALTERNATIVES, "alternative " + describe(come) + " added");
        }
    }

    private void match(List<Node> before, List<Node> after, String keyword, BiPredicate<Node, Node> test) {
        for (Node old : List.copyOf(before)) {
            for (Node now : after) {
                if (test.test(old, now)) {
                    before.remove(old);
                    after.remove(now);
                    descend(old, now, keyword);
                    break;
                }
            }
        }
    }

    private void descend(Node old, Node now, String keyword) {
        String step = keyword.isEmpty() ? "" : " " + keyword + " " + describe(now);
        inner.accept(pair.inner(List.of(old), List.of(now), step));
    }

    private static boolean areNamedAlike(Node old, Node now) {
        return SchemaNames.of(old) != null && Objects.equals(SchemaNames.of(old), SchemaNames.of(now));
    }

    private static String describe(Node alternative) {
        String name = SchemaNames.of(alternative);
        return name == null ? "at line " + alternative.location().line() : name;
    }
}

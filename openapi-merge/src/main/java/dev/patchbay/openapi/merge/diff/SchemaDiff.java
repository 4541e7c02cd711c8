package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares schemas, references followed. Works off a list instead of calling itself, and looks at no pair twice, so
 * that neither a circle nor a chain of a hundred thousand references is too much.
 */
final class SchemaDiff {

    private final NormalizedSchemas before;
    private final NormalizedSchemas after;
    private final ChangeCollector changes;

    /** Pairs that are the same all the way down, as is everything that they lead to. */
    private final Set<SchemaPair.SchemaKey> same;

    /** The results of trials. */
    private final Map<SchemaPair.SchemaKey, Boolean> tried;

    SchemaDiff(NormalizedSchemas before, NormalizedSchemas after, ChangeCollector changes) {
        this(before, after, changes, new HashSet<>(), new HashMap<>());
    }

    private SchemaDiff(
            NormalizedSchemas before,
            NormalizedSchemas after,
            ChangeCollector changes,
            Set<SchemaPair.SchemaKey> same,
            Map<SchemaPair.SchemaKey, Boolean> tried) {
        this.before = before;
        this.after = after;
        this.changes = changes;
        this.same = same;
        this.tried = tried;
    }

    /** Compares two schemas; null means that everything is allowed. */
    void compare(@Nullable Node old, @Nullable Node now, Direction direction, LinkedPointer path) {
        if (old != null || now != null) {
            compare(new SchemaPair(list(old), list(now), direction, path));
        }
    }

    private static List<Node> list(@Nullable Node node) {
        return node == null ? List.of() : List.of(node);
    }

    void compare(SchemaPair root) {
        int known = changes.reported();
        Set<SchemaPair.SchemaKey> seen = new HashSet<>();
        Deque<SchemaPair> pending = new ArrayDeque<>();
        pending.add(root);
        SchemaPair pair = pending.poll();
        while (pair != null) {
            SchemaPair resolved = pair.with(
                    before.document().resolve(pair.before()), after.document().resolve(pair.after()));
            SchemaPair.SchemaKey key = resolved.key();
            if (!changes.tryCompare()) {
                return;
            }
            if (!same.contains(key) && seen.add(key)) {
                compareOne(resolved, pending);
            }
            pair = pending.poll();
        }
        if (changes.reported() == known) {
            same.addAll(seen);
        }
    }

    private void compareOne(SchemaPair pair, Deque<SchemaPair> pending) {
        NormalizedSchema old = before.of(pair.before());
        NormalizedSchema now = after.of(pair.after());
        SchemaChangeRecorder recorder = SchemaChangeRecorder.of(changes, pair);
        AlternativesDiff alternatives = new AlternativesDiff(this, pair, recorder, pending::add);
        if (alternatives.compareAsChoice(old, now)) {
            return;
        }
        new ValueDiff(old, now, recorder).compare();
        new ObjectDiff(
                        new ObjectProperties(before, old, pair.direction()),
                        new ObjectProperties(after, now, pair.direction()),
                        pair,
                        recorder)
                .compare(pending::add);
        if (!old.items.isEmpty() || !now.items.isEmpty()) {
            pending.add(pair.inner(old.items, now.items, "[]"));
        }
        alternatives.compare(old.alternatives, now.alternatives);
        inner(old.parts, now.parts, pair, recorder, false, pending);
        inner(old.conditions, now.conditions, pair, recorder, true, pending);
        annotations(old, now, recorder);
    }

    private static void inner(
            Map<String, List<Node>> old,
            Map<String, List<Node>> now,
            SchemaPair pair,
            SchemaChangeRecorder recorder,
            boolean conditions,
            Deque<SchemaPair> pending) {
        Set<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        for (String key : keys) {
            List<Node> one = old.getOrDefault(key, List.of());
            List<Node> other = now.getOrDefault(key, List.of());
            String step = conditions || key.startsWith("/") ? " " + key : key;
            if (one.isEmpty() || other.isEmpty()) {
                recorder.note(DiffRule.CONSTRAINT_CHANGED, key + (one.isEmpty() ? " added" : " removed"));
            } else {
                pending.add(conditions ? pair.condition(one, other, step) : pair.inner(one, other, step));
            }
        }
    }

    private static void annotations(NormalizedSchema old, NormalizedSchema now, SchemaChangeRecorder recorder) {
        if (!old.others.equals(now.others)) {
            recorder.note(DiffRule.CONSTRAINT_CHANGED, old.others + " -> " + now.others);
        }
        if (!old.discriminators.equals(now.discriminators)) {
            String text = "discriminator " + old.discriminators + " -> " + now.discriminators;
            recorder.note(DiffRule.DISCRIMINATOR_CHANGED, text);
        }
        if (recorder.direction() == Direction.REQUEST
                && !String.valueOf(old.defaultValue).equals(String.valueOf(now.defaultValue))) {
            recorder.note(DiffRule.DEFAULT_CHANGED, "default " + old.defaultValue + " -> " + now.defaultValue);
        }
        if (old.deprecated != now.deprecated) {
            DiffRule rule = now.deprecated ? DiffRule.DEPRECATED : DiffRule.DEPRECATION_LIFTED;
            recorder.note(rule, now.deprecated ? "deprecated" : "no longer deprecated");
        }
    }

    /** True if two schemas are the same; false when that takes long to find out. */
    boolean areSame(Node old, Node now) {
        return tryOut(old, now, Direction.EITHER);
    }

    /** True if the second may stand in for the first; false when that takes long to find out. */
    boolean areCompatible(Node old, Node now, Direction direction) {
        return tryOut(old, now, direction);
    }

    private boolean tryOut(Node old, Node now, Direction direction) {
        SchemaPair pair = new SchemaPair(
                before.document().resolve(List.of(old)),
                after.document().resolve(List.of(now)),
                direction,
                LinkedPointer.from(""));
        Boolean known = tried.get(pair.key());
        if (known == null) {
            ChangeCollector trial = changes.trial();
            new SchemaDiff(before, after, trial, same, tried).compare(pair);
            known = trial.isCompatible();
            tried.put(pair.key(), known);
        }
        return known;
    }
}

package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
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
 * Compares schemas, references followed. Works off a list instead of calling itself, and looks at no pair twice, so that neither a
 * circle nor a chain of a hundred thousand references is too much.
 */
final class SchemaDiff {

    private final DiffDocument before;
    private final DiffDocument after;
    private final ChangeCollector findings;

    /** Pairs that are the same all the way down, as is everything that they lead to. */
    private final Set<SchemaPair.Key> same;

    /** What trials found out. */
    private final Map<SchemaPair.Key, Boolean> tried;

    SchemaDiff(DiffDocument before, DiffDocument after, ChangeCollector findings) {
        this(before, after, findings, new HashSet<>(), new HashMap<>());
    }

    private SchemaDiff(
            DiffDocument before, DiffDocument after, ChangeCollector findings, Set<SchemaPair.Key> same, Map<SchemaPair.Key, Boolean> tried) {
        this.before = before;
        this.after = after;
        this.findings = findings;
        this.same = same;
        this.tried = tried;
    }

    /** Compares two schemas; null means that everything is allowed. */
    void compare(@Nullable Node old, @Nullable Node now, Direction direction, Place place) {
        if (old != null || now != null) {
            compare(new SchemaPair(list(old), list(now), direction, place));
        }
    }

    private static List<Node> list(@Nullable Node node) {
        return node == null ? List.of() : List.of(node);
    }

    void compare(SchemaPair root) {
        int known = findings.told();
        Set<SchemaPair.Key> seen = new HashSet<>();
        Deque<SchemaPair> pending = new ArrayDeque<>();
        pending.add(root);
        SchemaPair pair = pending.poll();
        while (pair != null) {
            SchemaPair resolved = pair.with(before.resolve(pair.before()), after.resolve(pair.after()));
            SchemaPair.Key key = resolved.key();
            if (!findings.mayCompare()) {
                return;
            }
            if (!same.contains(key) && seen.add(key)) {
                compareOne(resolved, pending);
            }
            pair = pending.poll();
        }
        if (findings.told() == known) {
            same.addAll(seen);
        }
    }

    private void compareOne(SchemaPair pair, Deque<SchemaPair> pending) {
        NormalizedSchema old = before.shape(pair.before());
        NormalizedSchema now = after.shape(pair.after());
        SchemaChangeRecorder verdicts = SchemaChangeRecorder.of(findings, pair);
        AlternativesDiff alternatives = new AlternativesDiff(this, pair, verdicts, pending::add);
        if (alternatives.compareAsChoice(old, now)) {
            return;
        }
        new ValueDiff(old, now, verdicts).compare();
        new ObjectDiff(
                        new ObjectProperties(before, old, pair.direction()),
                        new ObjectProperties(after, now, pair.direction()),
                        pair,
                        verdicts)
                .compare(pending::add);
        if (!old.items.isEmpty() || !now.items.isEmpty()) {
            pending.add(pair.inner(old.items, now.items, "[]"));
        }
        alternatives.compare(old.alternatives, now.alternatives);
        inner(old.parts, now.parts, pair, verdicts, false, pending);
        inner(old.conditions, now.conditions, pair, verdicts, true, pending);
        annotations(old, now, verdicts);
    }

    private static void inner(
            Map<String, List<Node>> old,
            Map<String, List<Node>> now,
            SchemaPair pair,
            SchemaChangeRecorder verdicts,
            boolean conditions,
            Deque<SchemaPair> pending) {
        Set<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        for (String key : keys) {
            List<Node> one = old.getOrDefault(key, List.of());
            List<Node> other = now.getOrDefault(key, List.of());
            String step = conditions || key.startsWith("/") ? " " + key : key;
            if (one.isEmpty() || other.isEmpty()) {
                verdicts.note(DiffRule.CONSTRAINT_CHANGED, key + (one.isEmpty() ? " added" : " removed"));
            } else {
                pending.add(conditions ? pair.condition(one, other, step) : pair.inner(one, other, step));
            }
        }
    }

    private static void annotations(NormalizedSchema old, NormalizedSchema now, SchemaChangeRecorder verdicts) {
        if (!old.others.equals(now.others)) {
            verdicts.note(DiffRule.CONSTRAINT_CHANGED, old.others + " -> " + now.others);
        }
        if (!old.discriminators.equals(now.discriminators)) {
            String text = "discriminator " + old.discriminators + " -> " + now.discriminators;
            verdicts.note(DiffRule.DISCRIMINATOR_CHANGED, text);
        }
        if (verdicts.direction() == Direction.REQUEST
                && !String.valueOf(old.defaultValue).equals(String.valueOf(now.defaultValue))) {
            verdicts.note(DiffRule.DEFAULT_CHANGED, "default " + old.defaultValue + " -> " + now.defaultValue);
        }
        if (old.deprecated != now.deprecated) {
            DiffRule rule = now.deprecated ? DiffRule.DEPRECATED : DiffRule.DEPRECATION_LIFTED;
            verdicts.note(rule, now.deprecated ? "deprecated" : "no longer deprecated");
        }
    }

    /** Whether two schemas are the same; no when that takes long to find out. */
    boolean areSame(Node old, Node now) {
        return tryOut(old, now, Direction.EITHER);
    }

    /** Whether the second may stand in for the first; no when that takes long to find out. */
    boolean areCompatible(Node old, Node now, Direction direction) {
        return tryOut(old, now, direction);
    }

    private boolean tryOut(Node old, Node now, Direction direction) {
        SchemaPair pair = new SchemaPair(
                before.resolve(List.of(old)), after.resolve(List.of(now)), direction, Place.operation(""));
        Boolean known = tried.get(pair.key());
        if (known == null) {
            ChangeCollector trial = findings.trial();
            new SchemaDiff(before, after, trial, same, tried).compare(pair);
            known = trial.isCompatible();
            tried.put(pair.key(), known);
        }
        return known;
    }
}

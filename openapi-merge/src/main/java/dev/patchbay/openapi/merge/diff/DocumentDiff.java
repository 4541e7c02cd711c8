package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.Operations;
import dev.patchbay.openapi.merge.model.PathTemplate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Finds the operations that both documents have, and those that only one of them has. */
final class DocumentDiff {

    private final DiffContext comparison;
    private final Deque<OperationPair> pending = new ArrayDeque<>();

    DocumentDiff(DiffContext comparison) {
        this.comparison = comparison;
    }

    void compare() {
        comparePaths();
        new EventsDiff(comparison, pending::add)
                .compareWebhooks(comparison.before().root(), comparison.after().root());
        OperationDiff operations = new OperationDiff(comparison, pending::add);
        Set<OperationPair.Key> seen = new HashSet<>();
        OperationPair pair = pending.poll();
        while (pair != null) {
            if (seen.add(pair.key())) {
                operations.compare(pair);
            }
            pair = pending.poll();
        }
    }

    private void comparePaths() {
        Map<String, OperationEntry> before = operations(comparison.before());
        Map<String, OperationEntry> after = operations(comparison.after());
        Set<String> paths = new HashSet<>();
        after.values().forEach(operation -> paths.add(PathTemplate.shape(operation.path())));
        before.forEach((key, old) -> {
            OperationEntry now = after.get(key);
            if (now == null) {
                removed(old, paths.contains(PathTemplate.shape(old.path())));
            } else {
                pending.add(pair(old, now));
            }
        });
        after.forEach((key, now) -> {
            if (!before.containsKey(key)) {
                Place place = Place.operation(now.toString());
                comparison.findings().add(DiffRule.OPERATION_ADDED, place, "operation added", null, now.operation());
            }
        });
    }

    private static Map<String, OperationEntry> operations(DiffDocument side) {
        Map<String, OperationEntry> operations = new LinkedHashMap<>();
        for (OperationEntry operation : Operations.of(side.document(), side.references())) {
            String key = operation.method() + " " + PathTemplate.shape(operation.path());
            operations.putIfAbsent(key, operation);
        }
        return operations;
    }

    private void removed(OperationEntry old, boolean pathRemains) {
        DiffRule rule = pathRemains ? DiffRule.OPERATION_REMOVED : DiffRule.PATH_REMOVED;
        String text = pathRemains ? "operation removed" : "path removed";
        comparison.findings().add(rule, Place.operation(old.toString()), text, old.operation(), null);
    }

    private OperationPair pair(OperationEntry old, OperationEntry now) {
        Place place = Place.operation(old.toString());
        Map<String, String> variables = PathTemplate.byPosition(now.path(), old.path());
        if (!variables.isEmpty()) {
            comparison
                    .findings()
                    .add(
                            DiffRule.PATH_VARIABLE_RENAMED,
                            place,
                            "is now " + now.path(),
                            old.operation(),
                            now.operation());
        }
        Mapping beforeItem = old.item().flat();
        Mapping afterItem = now.item().flat();
        return new OperationPair(
                place, Direction.REQUEST, beforeItem, old.operation(), afterItem, now.operation(), variables);
    }
}

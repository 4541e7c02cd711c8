package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.PathTemplate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Finds the operations that both documents have, and those that only one of them has. */
final class DocumentDiff {

    private final DiffContext context;
    private final Deque<OperationPair> pending = new ArrayDeque<>();

    DocumentDiff(DiffContext context) {
        this.context = context;
    }

    void compare() {
        comparePaths();
        new EventsDiff(context, pending::add)
                .compareWebhooks(context.before().root(), context.after().root());
        OperationDiff operations = new OperationDiff(context, pending::add);
        Set<OperationPair.OperationKey> seen = new HashSet<>();
        OperationPair pair = pending.poll();
        while (pair != null) {
            if (seen.add(pair.key())) {
                operations.compare(pair);
            }
            pair = pending.poll();
        }
    }

    private void comparePaths() {
        Map<String, OperationEntry> before = operations(context.before());
        Map<String, OperationEntry> after = operations(context.after());
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
                LinkedPointer path = LinkedPointer.from(now.toString());
                context.changes().add(DiffRule.OPERATION_ADDED, path, "operation added", null, now.operation());
            }
        });
    }

    private static Map<String, OperationEntry> operations(DiffDocument document) {
        Map<String, OperationEntry> operations = new LinkedHashMap<>();
        for (OperationEntry operation : OperationEntry.allOf(document.document(), document.references())) {
            String key = operation.method() + " " + PathTemplate.shape(operation.path());
            operations.putIfAbsent(key, operation);
        }
        return operations;
    }

    private void removed(OperationEntry old, boolean pathRemains) {
        DiffRule rule = pathRemains ? DiffRule.OPERATION_REMOVED : DiffRule.PATH_REMOVED;
        String text = pathRemains ? "operation removed" : "path removed";
        context.changes().add(rule, LinkedPointer.from(old.toString()), text, old.operation(), null);
    }

    private OperationPair pair(OperationEntry old, OperationEntry now) {
        LinkedPointer path = LinkedPointer.from(old.toString());
        Map<String, String> variables = PathTemplate.byPosition(now.path(), old.path());
        if (!variables.isEmpty()) {
            context.changes()
                    .add(
                            DiffRule.PATH_VARIABLE_RENAMED,
                            path,
                            "is now " + now.path(),
                            old.operation(),
                            now.operation());
        }
        Mapping beforeItem = old.item().flat();
        Mapping afterItem = now.item().flat();
        return new OperationPair(
                path, Direction.REQUEST, beforeItem, old.operation(), afterItem, now.operation(), variables);
    }
}

package dev.patchbay.openapi.merge.diff;

import java.util.Objects;
import java.util.function.Consumer;

/** Compares one operation: parameters, request body, responses, security and servers. */
final class OperationDiff {

    private final DiffContext context;
    private final Consumer<OperationPair> more;

    /** @param more takes the operations of callbacks */
    OperationDiff(DiffContext context, Consumer<OperationPair> more) {
        this.context = context;
        this.more = more;
    }

    void compare(OperationPair pair) {
        compareItself(pair);
        new ParametersDiff(context, pair).compare();
        new BodyDiff(context, pair).compare();
        new ResponsesDiff(context, pair).compare();
        new SecurityDiff(context, pair).compare();
        if (!pair.isEvent()) {
            new ServersDiff(context, pair).compare();
        }
        new EventsDiff(context, more).compareCallbacks(pair);
    }

    private void compareItself(OperationPair pair) {
        String old = pair.before().text("operationId");
        String now = pair.after().text("operationId");
        if (!Objects.equals(old, now)) {
            note(DiffRule.OPERATION_ID_CHANGED, pair, "operationId " + old + " -> " + now);
        }
        boolean wasDeprecated = pair.before().isTrue("deprecated");
        boolean isDeprecated = pair.after().isTrue("deprecated");
        if (wasDeprecated != isDeprecated) {
            DiffRule rule = isDeprecated ? DiffRule.DEPRECATED : DiffRule.DEPRECATION_LIFTED;
            note(rule, pair, isDeprecated ? "deprecated" : "no longer deprecated");
        }
    }

    private void note(DiffRule rule, OperationPair pair, String text) {
        context.changes().add(rule, pair.path(), text, pair.before(), pair.after());
    }
}

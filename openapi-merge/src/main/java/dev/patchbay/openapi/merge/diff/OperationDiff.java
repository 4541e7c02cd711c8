package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares one operation: what is sent, what comes back, who may do it, where. */
final class OperationDiff {

    private final DiffContext comparison;
    private final Consumer<OperationPair> more;

    /** @param more takes the operations of callbacks */
    OperationDiff(DiffContext comparison, Consumer<OperationPair> more) {
        this.comparison = comparison;
        this.more = more;
    }

    void compare(OperationPair pair) {
        compareItself(pair);
        new ParametersDiff(comparison, pair).compare();
        new BodyDiff(comparison, pair).compare();
        new ResponsesDiff(comparison, pair).compare();
        new SecurityDiff(comparison, pair).compare();
        if (!pair.isEvent()) {
            new ServersDiff(comparison, pair).compare();
        }
        new EventsDiff(comparison, more).compareCallbacks(pair);
    }

    private void compareItself(OperationPair pair) {
        String old = pair.before().text("operationId");
        String now = pair.after().text("operationId");
        if (!Objects.equals(old, now)) {
            note(DiffRule.OPERATION_ID_CHANGED, pair, "operationId " + old + " -> " + now);
        }
        boolean wasDeprecated = isTrue(pair.before(), "deprecated");
        boolean isDeprecated = isTrue(pair.after(), "deprecated");
        if (wasDeprecated != isDeprecated) {
            DiffRule rule = isDeprecated ? DiffRule.DEPRECATED : DiffRule.DEPRECATION_LIFTED;
            note(rule, pair, isDeprecated ? "deprecated" : "no longer deprecated");
        }
    }

    private void note(DiffRule rule, OperationPair pair, String text) {
        comparison.findings().add(rule, pair.place(), text, pair.before(), pair.after());
    }

    static boolean isTrue(Mapping mapping, String key) {
        @Nullable Node node = mapping.get(key);
        return node instanceof Scalar scalar && scalar.isTrue();
    }
}

package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The operations of a path item. */
public final class Operations {

    private Operations() {}

    /** Calls {@code action} with the key and the operation for each one in a path item. */
    public static void forEach(Mapping item, BiConsumer<String, Mapping> action) {
        for (int i = 0; i < item.size(); i++) {
            String key = item.key(i);
            Node value = item.value(i);
            if (Kind.METHODS.contains(key) && value instanceof Mapping operation) {
                action.accept(key, operation);
            } else if (key.equals("additionalOperations") && value instanceof Mapping more) {
                for (int j = 0; j < more.size(); j++) {
                    if (more.value(j) instanceof Mapping operation) {
                        action.accept(more.key(j), operation);
                    }
                }
            }
        }
    }

    /** Returns the operations in a path item. */
    public static List<Mapping> all(Mapping item) {
        List<Mapping> all = new ArrayList<>();
        forEach(item, (key, operation) -> all.add(operation));
        return all;
    }

    /** Returns the number of operations in a path item. */
    public static int count(Mapping item) {
        return all(item).size();
    }

    /** True if any operation in a path item is such. */
    public static boolean anyMatch(Mapping item, Predicate<Mapping> predicate) {
        return all(item).stream().anyMatch(predicate);
    }

    /** Returns the path item with each of its operations changed. */
    public static Mapping map(Mapping item, UnaryOperator<Mapping> change) {
        Mapping changed = item;
        for (int i = 0; i < item.size(); i++) {
            String key = item.key(i);
            if (Kind.METHODS.contains(key) && item.value(i) instanceof Mapping operation) {
                changed = changed.withValue(i, change.apply(operation));
            } else if (key.equals("additionalOperations") && item.value(i) instanceof Mapping more) {
                Mapping some = more;
                for (int j = 0; j < more.size(); j++) {
                    some = more.value(j) instanceof Mapping operation
                            ? some.withValue(j, change.apply(operation))
                            : some;
                }
                changed = changed.withValue(i, some);
            }
        }
        return changed;
    }

    /** Returns the operation with one more tag, unless it has it. */
    public static Mapping withTag(Mapping operation, @Nullable String tag) {
        Sequence tags = operation.sequence("tags");
        List<Node> all = new ArrayList<>(tags == null ? List.of() : tags.items());
        if (tag == null || all.stream().anyMatch(own -> own.toString().equals(tag))) {
            return operation;
        }
        all.add(Scalar.string(operation, tag));
        return operation.with("tags", Sequence.of(tags == null ? operation : tags, all));
    }
}

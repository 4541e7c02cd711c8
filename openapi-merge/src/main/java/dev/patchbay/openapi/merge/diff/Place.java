package dev.patchbay.openapi.merge.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A way down from an operation, linked backwards so that a long way costs nothing until somebody has to read it. */
final class Place {

    private static final int SHOWN = 30;

    private final @Nullable Place parent;
    private final String operation;
    private final String step;

    private Place(@Nullable Place parent, String operation, String step) {
        this.parent = parent;
        this.operation = operation;
        this.step = step;
    }

    static Place operation(String name) {
        return new Place(null, name, "");
    }

    Place then(String next) {
        return new Place(this, operation, next);
    }

    String operation() {
        return operation;
    }

    /** The last steps, written one after the other. */
    String path() {
        Deque<String> steps = new ArrayDeque<>();
        Place at = this;
        while (at.parent != null && steps.size() < SHOWN) {
            steps.addFirst(at.step);
            at = at.parent;
        }
        return (at.parent == null ? "" : "...") + String.join("", steps).strip();
    }
}

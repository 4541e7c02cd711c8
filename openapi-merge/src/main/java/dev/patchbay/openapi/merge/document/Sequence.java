package dev.patchbay.openapi.merge.document;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.List;

/** A list of values. */
public final class Sequence extends Node {

    private final List<Node> items;

    Sequence(String file, int line, int column, List<Node> items) {
        super(file, line, column);
        this.items = List.copyOf(items);
    }

    private Sequence(Node origin, List<Node> items) {
        super(origin);
        this.items = List.copyOf(items);
    }

    /** A list that stands in for {@code origin}. */
    public static Sequence of(Node origin, List<? extends Node> items) {
        return new Sequence(origin, List.copyOf(items));
    }

    /** A list that came from {@code location}. */
    public static Sequence of(SourceLocation location, List<? extends Node> items) {
        return new Sequence(location.file(), location.line(), location.column(), List.copyOf(items));
    }

    public List<Node> items() {
        return items;
    }

    public int size() {
        return items.size();
    }

    public Node get(int index) {
        return items.get(index);
    }

    @Override
    public String describe() {
        return "a list";
    }
}

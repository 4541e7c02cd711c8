package dev.patchbay.composer.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the path of one template from the values captured by another: the upstream's path from the platform's, and,
 * for {@code Location} headers, the other way round. Values are copied as they came, never decoded and encoded again.
 */
public final class PathRewrite {

    private final boolean identity;
    private final List<String> literals;
    private final int[] indexes;

    private PathRewrite(boolean identity, List<String> literals, int[] indexes) {
        this.identity = identity;
        this.literals = literals;
        this.indexes = indexes;
    }

    /**
     * Prepares the rewriting.
     *
     * @param base a path put before the result, without a slash at its end; empty for none
     * @throws IllegalArgumentException when the two have different numbers of parameters
     */
    public static PathRewrite between(PathTemplate from, String base, PathTemplate to) {
        if (from.parameters().size() != to.parameters().size()) {
            throw new IllegalArgumentException("%s and %s have different numbers of parameters".formatted(from, to));
        }
        List<String> literals = new ArrayList<>();
        List<String> names = new ArrayList<>();
        StringBuilder literal = new StringBuilder(base);
        for (Segment segment : to.segments()) {
            literal.append('/');
            switch (segment) {
                case Segment.Literal(String text) -> literal.append(text);
                case Segment.Parameter(String name) -> {
                    literals.add(cut(literal));
                    names.add(name);
                }
                case Segment.Mixture mixture -> {
                    for (int i = 0; i < mixture.names().size(); i++) {
                        literals.add(literal.append(mixture.literals().get(i)).toString());
                        literal.setLength(0);
                        names.add(mixture.names().get(i));
                    }
                    literal.append(mixture.literals().getLast());
                }
            }
        }
        literals.add(literal.toString());
        int[] indexes = indexes(from.parameters(), names);
        boolean identity = base.isEmpty() && from.segments().equals(to.segments());
        return new PathRewrite(identity, List.copyOf(literals), indexes);
    }

    private static String cut(StringBuilder literal) {
        String text = literal.toString();
        literal.setLength(0);
        return text;
    }

    /** By name where both sides have the same names, else by position, which is what a rename leaves. */
    private static int[] indexes(List<String> from, List<String> to) {
        int[] indexes = new int[to.size()];
        boolean byName = from.containsAll(to);
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = byName ? from.indexOf(to.get(i)) : i;
        }
        return indexes;
    }

    /**
     * Writes the path.
     *
     * @param path the path that was matched, given back as it is when both templates are the same
     * @param values what was captured from it
     */
    public String apply(String path, String[] values) {
        if (identity) {
            return path;
        }
        if (indexes.length == 0) {
            return literals.getFirst();
        }
        StringBuilder text = new StringBuilder(path.length() + 32);
        for (int i = 0; i < indexes.length; i++) {
            text.append(literals.get(i)).append(values[indexes[i]]);
        }
        return text.append(literals.getLast()).toString();
    }
}

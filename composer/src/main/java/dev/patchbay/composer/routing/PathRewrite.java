package dev.patchbay.composer.routing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the path of one template from the values captured by another: the upstream's path from the platform's, and,
 * for {@code Location} headers, the other way round. Values are copied as they came, never decoded and encoded again.
 */
public final class PathRewrite {

    /** Most routes of most platforms: one for all of them, which is in a cache when a request comes. */
    private static final PathRewrite NOTHING = new PathRewrite("", List.of(), new int[0]);

    /** The prefix that makes the only difference, for most routes; null if the templates differ, too. */
    private final @Nullable String prefix;

    private final List<String> literals;
    private final int[] indexes;

    private PathRewrite(@Nullable String prefix, List<String> literals, int[] indexes) {
        this.prefix = prefix;
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
        if (from.segments().equals(to.segments())) {
            return base.isEmpty() ? NOTHING : new PathRewrite(base, List.of(), new int[0]);
        }
        List<String> literals = new ArrayList<>();
        List<String> names = new ArrayList<>();
        StringBuilder literal = new StringBuilder(base);
        for (Segment segment : to.segments()) {
            literal.append('/');
            switch (segment) {
                case Segment.Literal(String text) -> literal.append(text);
                case Segment.Variable(String name) -> {
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
        return new PathRewrite(null, List.copyOf(literals), indexes);
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
     * @param path the path that was matched
     * @param values what was captured from it
     */
    public String apply(String path, String[] values) {
        if (prefix != null) {
            return prefix.isEmpty() ? path : prefix + path;
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

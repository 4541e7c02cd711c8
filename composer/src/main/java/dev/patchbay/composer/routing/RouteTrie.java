package dev.patchbay.composer.routing;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A table of methods and path templates, one tree node per segment, whose look-up costs the same for ten routes and for
 * ten thousand. Where several templates fit a path, the one with a literal at the first difference wins over a mixture,
 * and a mixture over a parameter: OpenAPI's "concrete before templated". A template without the method asked for stands
 * back for the next one that fits.
 *
 * <p>Immutable; made by {@link Builder}.
 */
public final class RouteTrie<T> {

    private final RouteNode<T> root;
    private final int deepest;
    private final int size;

    private RouteTrie(RouteNode<T> root, int deepest, int size) {
        this.root = root;
        this.deepest = deepest;
        this.size = size;
    }

    public static <T> RouteTrie<T> empty() {
        return new Builder<T>().build();
    }

    /** Returns the number of pairs of method and template. */
    public int size() {
        return size;
    }

    /** Finds the owner of a request; the path is in the normal form of {@link PathText#normal}. */
    public Lookup<T> lookup(String method, String path) {
        Walk<T> walk = new Walk<>(method, path, new String[deepest]);
        T target = walk.find(root, 1, 0);
        if (target != null) {
            return new Lookup.Match<>(target, Arrays.copyOf(walk.values, walk.captured));
        }
        return walk.allowed == null ? new Lookup.Nothing<>() : new Lookup.OtherMethods<>(walk.allowed);
    }

    /** One look-up on its way through the tree; goes back where a more literal branch ends without the method. */
    private static final class Walk<T> {
        private final String method;
        private final String path;
        private final String[] values;
        private int captured;
        private @Nullable SortedSet<String> allowed;

        Walk(String method, String path, String[] values) {
            this.method = method;
            this.path = path;
            this.values = values;
        }

        @Nullable
        T find(RouteNode<T> node, int start, int count) {
            if (start > path.length()) {
                return leaf(node, count);
            }
            int end = PathText.segmentEnd(path, start);
            RouteNode<T> literal = node.literal(path, start, end);
            T found = literal == null ? null : find(literal, end + 1, count);
            if (found != null || (node.mixtures().isEmpty() && node.parameter() == null)) {
                return found;
            }
            String segment = path.substring(start, end);
            for (int i = 0; found == null && i < node.mixtures().size(); i++) {
                RouteNode.Branch<T> edge = node.mixtures().get(i);
                if (edge.mixture().capture(segment, values, count)) {
                    found = find(
                            edge.node(), end + 1, count + edge.mixture().names().size());
                }
            }
            RouteNode<T> parameter = node.parameter();
            if (found == null && parameter != null && !segment.isEmpty()) {
                values[count] = segment;
                found = find(parameter, end + 1, count + 1);
            }
            return found;
        }

        private @Nullable T leaf(RouteNode<T> node, int count) {
            T target = node.target(method);
            if (target != null) {
                captured = count;
            } else if (node.hasTargets()) {
                allowed = allowed == null ? new TreeSet<>() : allowed;
                node.addMethodsTo(allowed);
            }
            return target;
        }
    }

    /** Collects routes; its tree is handed over by {@link #build()} and not touched again. */
    public static final class Builder<T> {
        private final RouteNode<T> root = new RouteNode<>("");
        private int deepest;
        private int size;

        /** Adds a route; it is an error when the method and a template of the same shape are there already. */
        public Builder<T> add(String method, PathTemplate template, T target) {
            RouteNode<T> node = leaf(template);
            if (node.target(method) != null) {
                throw new IllegalArgumentException(method + " " + template + " is in the table already");
            }
            node.add(method, target);
            deepest = Math.max(deepest, template.parameters().size());
            size++;
            return this;
        }

        /** Adds the route unless the method and a template of the same shape are there already. */
        public Builder<T> addIfAbsent(String method, PathTemplate template, T target) {
            return leaf(template).target(method) != null ? this : add(method, template, target);
        }

        private RouteNode<T> leaf(PathTemplate template) {
            RouteNode<T> node = root;
            for (Segment segment : template.segments()) {
                node = switch (segment) {
                    case Segment.Literal(String text) -> node.literalChild(text);
                    case Segment.Variable ignored -> node.parameterChild();
                    case Segment.Mixture mixture -> node.mixtureChild(mixture);
                };
            }
            return node;
        }

        public RouteTrie<T> build() {
            return new RouteTrie<>(root, deepest, size);
        }
    }
}

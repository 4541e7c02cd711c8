package dev.patchbay.composer.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final Comparator<MixtureEdge<?>> MOST_LITERAL_FIRST = Comparator.<MixtureEdge<?>>comparingInt(
                    edge -> -edge.mixture.literalLength())
            .thenComparing(edge -> edge.mixture.toString());

    private final Node<T> root;
    private final int deepest;
    private final int size;

    private RouteTrie(Node<T> root, int deepest, int size) {
        this.root = root;
        this.deepest = deepest;
        this.size = size;
    }

    public static <T> RouteTrie<T> empty() {
        return new Builder<T>().build();
    }

    /** How many pairs of method and template it holds. */
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

    /** Ten thousand leaves are of this class: what most do not have takes no memory, and is not on the way of a request. */
    private static final class Node<T> {
        private Map<String, Node<T>> literals = Map.of();
        private List<MixtureEdge<T>> mixtures = List.of();
        private @Nullable Node<T> parameter;
        private @Nullable Owner<T> owners;

        @Nullable
        T owner(String method) {
            for (Owner<T> owner = owners; owner != null; owner = owner.next) {
                if (owner.method.equals(method)) {
                    return owner.target;
                }
            }
            return null;
        }
    }

    /** Who has a method of a path, and who has the others. */
    private record Owner<T>(
            String method, T target, @Nullable Owner<T> next) {}

    private record MixtureEdge<T>(Segment.Mixture mixture, Node<T> node) {}

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
        T find(Node<T> node, int start, int count) {
            if (start > path.length()) {
                return leaf(node, count);
            }
            int end = PathText.segmentEnd(path, start);
            String segment = path.substring(start, end);
            Node<T> literal = node.literals.get(segment);
            T found = literal == null ? null : find(literal, end + 1, count);
            for (int i = 0; found == null && i < node.mixtures.size(); i++) {
                MixtureEdge<T> edge = node.mixtures.get(i);
                if (edge.mixture.capture(segment, values, count)) {
                    found = find(
                            edge.node, end + 1, count + edge.mixture.names().size());
                }
            }
            if (found == null && node.parameter != null && !segment.isEmpty()) {
                values[count] = segment;
                found = find(node.parameter, end + 1, count + 1);
            }
            return found;
        }

        private @Nullable T leaf(Node<T> node, int count) {
            T target = node.owner(method);
            if (target != null) {
                captured = count;
            } else if (node.owners != null) {
                allowed = allowed == null ? new TreeSet<>() : allowed;
                for (Owner<T> owner = node.owners; owner != null; owner = owner.next) {
                    allowed.add(owner.method);
                }
            }
            return target;
        }
    }

    /** Collects routes; its tree is handed over by {@link #build()} and not touched again. */
    public static final class Builder<T> {
        private final Node<T> root = new Node<>();
        private int deepest;
        private int size;

        /** Adds a route; it is an error when the method and a template of the same shape are there already. */
        public Builder<T> add(String method, PathTemplate template, T target) {
            Node<T> node = root;
            for (Segment segment : template.segments()) {
                node = child(node, segment);
            }
            if (node.owner(method) != null) {
                throw new IllegalArgumentException(method + " " + template + " is in the table already");
            }
            node.owners = new Owner<>(method.intern(), target, node.owners); // the same text as a request's, mostly
            deepest = Math.max(deepest, template.parameters().size());
            size++;
            return this;
        }

        /** Adds the route unless the method and a template of the same shape are there already. */
        public Builder<T> addIfAbsent(String method, PathTemplate template, T target) {
            Node<T> node = root;
            for (Segment segment : template.segments()) {
                node = child(node, segment);
            }
            return node.owner(method) != null ? this : add(method, template, target);
        }

        public RouteTrie<T> build() {
            return new RouteTrie<>(root, deepest, size);
        }

        private static <T> Node<T> child(Node<T> node, Segment segment) {
            return switch (segment) {
                case Segment.Literal(String text) -> {
                    if (node.literals.isEmpty()) {
                        node.literals = new HashMap<>(2);
                    }
                    yield node.literals.computeIfAbsent(text, ignored -> new Node<>());
                }
                case Segment.Parameter ignored -> {
                    Node<T> child = node.parameter == null ? new Node<>() : node.parameter;
                    node.parameter = child;
                    yield child;
                }
                case Segment.Mixture mixture -> mixtureChild(node, mixture);
            };
        }

        private static <T> Node<T> mixtureChild(Node<T> node, Segment.Mixture mixture) {
            for (MixtureEdge<T> edge : node.mixtures) {
                if (edge.mixture.literals().equals(mixture.literals())) {
                    return edge.node;
                }
            }
            MixtureEdge<T> edge = new MixtureEdge<>(mixture, new Node<>());
            if (node.mixtures.isEmpty()) {
                node.mixtures = new ArrayList<>(1);
            }
            node.mixtures.add(edge);
            node.mixtures.sort(MOST_LITERAL_FIRST);
            return edge.node;
        }
    }
}

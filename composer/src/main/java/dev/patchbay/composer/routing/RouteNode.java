package dev.patchbay.composer.routing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link RouteTrie}. There are as many as routes, and with ten thousand of them none is in a cache when a
 * request comes: so a literal's text and the first method's target lie in the node itself, children are found with one
 * step, and what most nodes do not have takes no memory.
 */
final class RouteNode<T> {

    private static final Comparator<Branch<?>> MOST_LITERAL_FIRST = Comparator.<Branch<?>>comparingInt(
                    edge -> -edge.mixture.literalLength())
            .thenComparing(edge -> edge.mixture.toString());

    private static final RouteNode<?>[] NONE = {};

    private final byte[] text;
    private final int hash;

    /** Open addressing, at least half empty; its length is a power of two. */
    private RouteNode<?>[] literals = NONE;

    private int literalCount;
    private List<Branch<T>> mixtures = List.of();
    private @Nullable RouteNode<T> parameter;
    private String method = "";
    private @Nullable T target;
    private @Nullable Other<T> others;

    /** @param text what a path's segment must be, for a literal, in the normal form of {@link PathText} */
    RouteNode(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
        this.hash = hash(text, 0, text.length());
    }

    /** A mixture of literals and parameters, and where it leads. */
    record Branch<T>(Segment.Mixture mixture, RouteNode<T> node) {}

    /** A second method of a path, or a third. */
    private record Other<T>(
            String method, T target, @Nullable Other<T> next) {}

    /** The child for that part of a path, when there is one of exactly this text. */
    @Nullable
    RouteNode<T> literal(String path, int start, int end) {
        if (literalCount == 0) {
            return null;
        }
        int hash = hash(path, start, end);
        int mask = literals.length - 1;
        for (int slot = hash & mask; ; slot = (slot + 1) & mask) {
            @SuppressWarnings("unchecked") // only literalChild fills it
            @Nullable
            RouteNode<T> child = (RouteNode<T>) literals[slot];
            if (child == null || (child.hash == hash && child.isText(path, start, end))) {
                return child;
            }
        }
    }

    private boolean isText(String path, int start, int end) {
        if (text.length != end - start) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (path.charAt(start + i) != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int spread = hash * 0x9E3779B9; // names that differ in their last digit would be neighbours
        return spread ^ (spread >>> 16);
    }

    /** Those with most literal text first. */
    List<Branch<T>> mixtures() {
        return mixtures;
    }

    /** The child for any segment that is not empty. */
    @Nullable
    RouteNode<T> parameter() {
        return parameter;
    }

    @Nullable
    T target(String wanted) {
        if (method.equals(wanted)) {
            return target;
        }
        for (Other<T> other = others; other != null; other = other.next) {
            if (other.method.equals(wanted)) {
                return other.target;
            }
        }
        return null;
    }

    boolean hasTargets() {
        return target != null;
    }

    void addMethodsTo(Set<String> methods) {
        if (target != null) {
            methods.add(method);
        }
        for (Other<T> other = others; other != null; other = other.next) {
            methods.add(other.method);
        }
    }

    void add(String method, T target) {
        String same = method.intern(); // the same text as a request's, mostly
        if (this.target == null) {
            this.method = same;
            this.target = target;
        } else {
            others = new Other<>(same, target, others);
        }
    }

    /** The child for a literal, made when it is not there yet. */
    RouteNode<T> literalChild(String text) {
        RouteNode<T> child = literal(text, 0, text.length());
        if (child == null) {
            child = new RouteNode<>(text);
            if (2 * (literalCount + 1) > literals.length) {
                grow();
            }
            put(child);
            literalCount++;
        }
        return child;
    }

    private void grow() {
        RouteNode<?>[] before = literals;
        literals = new RouteNode<?>[Math.max(2, 2 * before.length)];
        for (RouteNode<?> child : before) {
            if (child != null) {
                put(child);
            }
        }
    }

    private void put(RouteNode<?> child) {
        int mask = literals.length - 1;
        int slot = child.hash & mask;
        while (literals[slot] != null) {
            slot = (slot + 1) & mask;
        }
        literals[slot] = child;
    }

    /** The child for a parameter, made when it is not there yet. */
    RouteNode<T> parameterChild() {
        RouteNode<T> child = parameter == null ? new RouteNode<>("") : parameter;
        parameter = child;
        return child;
    }

    /** The child for a mixture with these literals, made when it is not there yet. */
    RouteNode<T> mixtureChild(Segment.Mixture mixture) {
        for (Branch<T> edge : mixtures) {
            if (edge.mixture.literals().equals(mixture.literals())) {
                return edge.node;
            }
        }
        Branch<T> edge = new Branch<>(mixture, new RouteNode<>(""));
        List<Branch<T>> more = new ArrayList<>(mixtures);
        more.add(edge);
        more.sort(MOST_LITERAL_FIRST);
        mixtures = List.copyOf(more);
        return edge.node;
    }
}

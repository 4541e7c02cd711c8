package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.equivalence.Resolver.LocatedMapping;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.References.Located;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two operations or components, following references on both sides, until they differ or there is nothing new
 * to see. Two things that were compared or are being compared count as equal, so that recursion ends: a difference
 * would show elsewhere. What references lead to waits in a queue, so that a chain of them takes no stack.
 */
public final class Comparison {

    private static final Set<String> ANCHORS = Set.of("$anchor", "$dynamicAnchor", "$dynamicRef");

    /** Deeper values wait in the queue, too: each level takes several calls, and so some stack. */
    private static final int DEEPEST = 64;

    private final Resolver left;
    private final Resolver right;
    private final Tolerance tolerance;
    private final SecurityComparison security;
    private final LinkComparison links;
    private final DiscriminatorComparison discriminators;
    private final Set<Pair> seen = new HashSet<>();
    private final Deque<Pending> pending;
    private @Nullable Comparison inCallbacks;
    private int depth;

    public Comparison(Resolver left, Resolver right, Tolerance tolerance) {
        this(left, right, tolerance, new ArrayDeque<>());
    }

    private Comparison(Resolver left, Resolver right, Tolerance tolerance, Deque<Pending> pending) {
        this.left = left;
        this.right = right;
        this.tolerance = tolerance;
        this.pending = pending;
        this.security = new SecurityComparison(left, right, tolerance);
        this.links = new LinkComparison(this, left, right, tolerance);
        this.discriminators = new DiscriminatorComparison(this, left, right);
    }

    /** Compared by identity: the same two nodes, met again. */
    private record Pair(Node left, Node right, Kind kind) {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof Pair pair && pair.left == left && pair.right == right && pair.kind == kind;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(left) + System.identityHashCode(right);
        }
    }

    /** Two nodes that references lead to, to be compared later. */
    private record Pending(Comparison comparison, LinkedPointer path, Located one, Located other, Kind kind) {
        @Nullable
        Difference compare() {
            return comparison.compare(path, one, other, kind);
        }
    }

    /** Finds the first difference between two operations as they take effect; null when there is none. */
    public @Nullable Difference compare(EffectiveOperation one, EffectiveOperation other) {
        LinkedPointer root = LinkedPointer.from("");
        Difference difference = new ParameterComparison(this, left, right, tolerance).compare(root, one, other);
        if (difference == null && tolerance.comparesSecurity()) {
            difference = compare(
                    root.then("security"),
                    new Located(one.document(), one.security()),
                    new Located(other.document(), other.security()),
                    Kind.OPENAPI.child("security"));
        }
        if (difference == null && tolerance.comparesServers()) {
            difference = compare(
                    root.then("servers"),
                    new Located(one.document(), one.servers()),
                    new Located(other.document(), other.servers()),
                    Kind.DATA);
        }
        if (difference == null) {
            difference = compare(
                    root, new Located(one.home(), one.rest()), new Located(other.home(), other.rest()), Kind.OPERATION);
        }
        return firstOf(difference);
    }

    /** Finds the first difference between two objects; null when there is none. */
    public @Nullable Difference compare(ApiDocument one, Node a, ApiDocument other, Node b, Kind kind) {
        return firstOf(compare(LinkedPointer.from(""), new Located(one, a), new Located(other, b), kind));
    }

    /** The difference found so far, or else the first one among what is pending. */
    private @Nullable Difference firstOf(@Nullable Difference found) {
        Difference first = found;
        while (first == null && !pending.isEmpty()) {
            first = pending.remove().compare();
        }
        if (first != null) {
            // What was still to be compared must not count as equal in the next comparison.
            pending.clear();
            seen.clear();
            inCallbacks = null;
        }
        return first;
    }

    /** Leaves two nodes that references lead to for later, unless they were compared already. */
    void compareLater(LinkedPointer path, Located one, Located other, Kind kind) {
        if (!seen.contains(new Pair(one.node(), other.node(), kind))) {
            pending.add(new Pending(this, path, one, other, kind));
        }
    }

    @Nullable
    Difference compare(LinkedPointer path, Located one, Located other, Kind kind) {
        if (depth == DEEPEST) {
            compareLater(path, one, other, kind);
            return null;
        }
        depth++;
        Difference difference = compareNow(path, one, other, kind);
        depth--;
        return difference;
    }

    private @Nullable Difference compareNow(LinkedPointer path, Located one, Located other, Kind kind) {
        if (kind == Kind.DATA) {
            return Trees.difference(path, one.node(), other.node());
        }
        if (one.node() instanceof Mapping a && other.node() instanceof Mapping b) {
            return objects(
                    path,
                    new LocatedMapping(one.document(), a),
                    new LocatedMapping(other.document(), b),
                    kind.asObject());
        }
        if (one.node() instanceof Sequence a && other.node() instanceof Sequence b) {
            return lists(path, one, a, other, b, kind);
        }
        if (kind.isReferable() && (isReference(one.node()) || isReference(other.node()))) {
            return dereferenced(path, one, other, kind);
        }
        return Trees.difference(path, one.node(), other.node());
    }

    private static boolean isReference(Node node) {
        return node instanceof Mapping mapping && mapping.text("$ref") != null;
    }

    private @Nullable Difference lists(
            LinkedPointer path, Located one, Sequence a, Located other, Sequence b, Kind kind) {
        if (kind.item() == Kind.SECURITY_REQUIREMENT) {
            return security.compare(path, one, a, other, b);
        }
        if (a.size() != b.size()) {
            return Difference.at(path, a.size() + " items here, " + b.size() + " there", a, b);
        }
        for (int i = 0; i < a.size(); i++) {
            Difference difference = compare(
                    path.then(Integer.toString(i)),
                    new Located(one.document(), a.get(i)),
                    new Located(other.document(), b.get(i)),
                    kind.item());
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private @Nullable Difference objects(LinkedPointer path, LocatedMapping one, LocatedMapping other, Kind kind) {
        String a = References.reference(one.mapping(), kind);
        String b = References.reference(other.mapping(), kind);
        if (kind == Kind.PATH_ITEM && (a != null || b != null)) {
            compareLater(path, left.flat(one).located(), right.flat(other).located(), kind);
            return null;
        }
        if (a == null && b == null) {
            return seen.add(new Pair(one.mapping(), other.mapping(), kind)) ? members(path, one, other, kind) : null;
        }
        if (a != null && b != null && hasSiblings(one.mapping(), other.mapping())) {
            if (!seen.add(new Pair(one.mapping(), other.mapping(), kind))) {
                return null;
            }
            Difference difference = members(path, one, other, kind);
            if (difference != null) {
                return difference;
            }
            Located leftTarget = left.target(one.document(), a);
            Located rightTarget = right.target(other.document(), b);
            if (leftTarget == null || rightTarget == null) {
                return unresolved(path, one.mapping(), other.mapping());
            }
            compareLater(path, leftTarget, rightTarget, kind);
            return null;
        }
        return dereferenced(path, one.located(), other.located(), kind);
    }

    private static boolean hasSiblings(Mapping one, Mapping other) {
        return one.size() > 1 || other.size() > 1;
    }

    private @Nullable Difference dereferenced(LinkedPointer path, Located one, Located other, Kind kind) {
        if ((isReference(one.node()) && ((Mapping) one.node()).size() > 1)
                || (isReference(other.node()) && ((Mapping) other.node()).size() > 1)) {
            return Difference.at(path, "one side adds to a reference", one.node(), other.node());
        }
        Located a = step(left, one, kind);
        Located b = step(right, other, kind);
        if (a == null || b == null) {
            return unresolved(path, one.node(), other.node());
        }
        compareLater(path, a, b, kind);
        return null;
    }

    /** Follows references as long as they have no siblings; null when they lead nowhere. */
    private static @Nullable Located step(Resolver side, Located from, Kind kind) {
        Located at = from;
        for (int hops = 0; at != null && hops < 64; hops++) {
            String reference = at.node() instanceof Mapping mapping && mapping.size() == 1
                    ? References.reference(mapping, kind)
                    : null;
            if (reference == null) {
                return at;
            }
            at = side.target(at.document(), reference);
        }
        return null;
    }

    private static Difference unresolved(LinkedPointer path, Node one, Node other) {
        return Difference.at(path, "a reference that leads nowhere", one, other);
    }

    private @Nullable Difference members(LinkedPointer path, LocatedMapping one, LocatedMapping other, Kind kind) {
        if (kind == Kind.LINK) {
            return links.compare(path, one, other);
        }
        if (kind == Kind.SCHEMA
                && one.mapping().has("discriminator")
                && other.mapping().has("discriminator")) {
            Difference difference = discriminators.compare(path, one, other);
            if (difference != null) {
                return difference;
            }
        }
        for (int i = 0; i < one.mapping().size(); i++) {
            Difference difference = member(path, one, other, kind, one.mapping().key(i));
            if (difference != null) {
                return difference;
            }
        }
        for (int i = 0; i < other.mapping().size(); i++) {
            String key = other.mapping().key(i);
            boolean known = kind == Kind.CALLBACK
                    ? one.mapping().keys().stream()
                            .anyMatch(own -> tolerance.expression(own).equals(key))
                    : one.mapping().has(key);
            known |= kind == Kind.DISCRIMINATOR && key.equals("mapping");
            if (!known && !tolerance.allowsAddition(kind, key, other.mapping().value(i))) {
                return Difference.at(
                        path.then(key),
                        "missing on one side",
                        one.mapping(),
                        other.mapping().value(i));
            }
        }
        return null;
    }

    private @Nullable Difference member(
            LinkedPointer path, LocatedMapping one, LocatedMapping other, Kind kind, String key) {
        Node value = one.mapping().get(key);
        Node counterpart = other.mapping().get(kind == Kind.CALLBACK ? tolerance.expression(key) : key);
        if (kind == Kind.DISCRIMINATOR && key.equals("mapping")) {
            return null;
        }
        if (value == null || (kind.isReferable() && key.equals("$ref")) || tolerance.ignores(kind, key, value)) {
            return null;
        }
        if (kind == Kind.RESPONSE && key.equals("links")) {
            return links.compareAll(path.then(key), one, other);
        }
        if (counterpart == null) {
            return Difference.at(path.then(key), "missing on one side", value, other.mapping());
        }
        if (kind == Kind.DISCRIMINATOR && key.equals("defaultMapping")) {
            return discriminators.compareDefault(
                    path.then(key), new Located(one.document(), value), new Located(other.document(), counterpart));
        }
        if (kind == Kind.OPERATION && key.equals("operationId") && value instanceof Scalar id) {
            boolean same = tolerance.isSameOperationId(one.document(), id.text(), counterpart.toString());
            return same
                    ? null
                    : Difference.at(
                            path.then(key),
                            "operationId " + id + " here, " + counterpart + " there",
                            value,
                            counterpart);
        }
        if (kind == Kind.OPERATION && key.equals("tags") && value instanceof Sequence tags) {
            return Trees.difference(path.then(key), mapped(one, tags), counterpart);
        }
        if (kind == Kind.SCHEMA && ANCHORS.contains(key) && value instanceof Scalar && counterpart instanceof Scalar) {
            return isSameAnchor(one.document(), value.toString(), counterpart.toString())
                    ? null
                    : Difference.at(
                            path.then(key), "'" + value + "' here, '" + counterpart + "' there", value, counterpart);
        }
        Comparison inside = kind == Kind.CALLBACK && kind.child(key) == Kind.PATH_ITEM ? inCallbacks() : this;
        return inside.compare(
                path.then(key),
                new Located(one.document(), tolerance.normal(kind, key, value)),
                new Located(other.document(), tolerance.normal(kind, key, counterpart)),
                kind.child(key));
    }

    private boolean isSameAnchor(ApiDocument document, String one, String other) {
        int hash = one.indexOf('#') + 1;
        return other.startsWith(one.substring(0, hash))
                && tolerance.isSameAnchor(document, one.substring(hash), other.substring(hash));
    }

    /**
     * The comparison inside of callbacks: these are another API's paths, and their expressions refer to its parameters.
     */
    private Comparison inCallbacks() {
        if (inCallbacks == null) {
            Tolerance inside = tolerance.inCallback();
            // A callback may lead back to a path item that has it, so what was seen has to be seen inside, too.
            inCallbacks = inside.equals(tolerance) ? this : new Comparison(left, right, inside, pending);
        }
        return inCallbacks;
    }

    private Sequence mapped(LocatedMapping one, Sequence tags) {
        return Sequence.of(
                tags,
                tags.items().stream()
                        .map(tag -> tag instanceof Scalar name
                                ? Scalar.string(name, tolerance.tag(one.document(), name.text()))
                                : tag)
                        .toList());
    }
}

package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.equivalence.Side.Holder;
import dev.patchbay.openapi.merge.equivalence.Side.Place;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks two operations side by side, following references on both sides, until they differ or there is nothing new to see. Two
 * things that are being compared already count as equal meanwhile, so that recursion ends: a difference would show elsewhere.
 */
public final class Comparison {

    private static final Set<String> ANCHORS = Set.of("$anchor", "$dynamicAnchor", "$dynamicRef");

    private final Side left;
    private final Side right;
    private final Tolerance tolerance;
    private final SecurityComparison security;
    private final LinkComparison links;
    private final DiscriminatorComparison discriminators;
    private final Set<Pair> seen = new HashSet<>();
    private @Nullable Comparison inCallbacks;

    public Comparison(Side left, Side right, Tolerance tolerance) {
        this.left = left;
        this.right = right;
        this.tolerance = tolerance;
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

    /** The first difference between two operations as they take effect; null when there is none. */
    public @Nullable Difference compare(EffectiveOperation one, EffectiveOperation other) {
        Trail root = Trail.START;
        Difference difference = new ParameterComparison(this, left, right, tolerance).compare(root, one, other);
        if (difference == null && tolerance.comparesSecurity()) {
            difference = compare(
                    root.then("security"),
                    new Place(one.document(), one.security()),
                    new Place(other.document(), other.security()),
                    Kind.OPENAPI.child("security"));
        }
        if (difference == null && tolerance.comparesServers()) {
            difference = compare(
                    root.then("servers"),
                    new Place(one.document(), one.servers()),
                    new Place(other.document(), other.servers()),
                    Kind.DATA);
        }
        return difference != null
                ? difference
                : compare(
                        root, new Place(one.home(), one.rest()), new Place(other.home(), other.rest()), Kind.OPERATION);
    }

    /** The first difference between two objects; null when there is none. */
    public @Nullable Difference compare(ApiDocument one, Node a, ApiDocument other, Node b, Kind kind) {
        return compare(Trail.START, new Place(one, a), new Place(other, b), kind);
    }

    @Nullable
    Difference compare(Trail path, Place one, Place other, Kind kind) {
        if (kind == Kind.DATA) {
            return Trees.difference(path, one.node(), other.node());
        }
        if (one.node() instanceof Mapping a && other.node() instanceof Mapping b) {
            return objects(path, new Holder(one.document(), a), new Holder(other.document(), b), kind.asObject());
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

    private @Nullable Difference lists(Trail path, Place one, Sequence a, Place other, Sequence b, Kind kind) {
        if (kind.item() == Kind.SECURITY_REQUIREMENT) {
            return security.compare(path, one, a, other, b);
        }
        if (a.size() != b.size()) {
            return Difference.at(path, a.size() + " items here, " + b.size() + " there", a, b);
        }
        for (int i = 0; i < a.size(); i++) {
            Difference difference = compare(
                    path.then(Integer.toString(i)),
                    new Place(one.document(), a.get(i)),
                    new Place(other.document(), b.get(i)),
                    kind.item());
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private @Nullable Difference objects(Trail path, Holder one, Holder other, Kind kind) {
        String a = References.reference(one.mapping(), kind);
        String b = References.reference(other.mapping(), kind);
        if (kind == Kind.PATH_ITEM && (a != null || b != null)) {
            return pathItems(path, one, other);
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
            Place leftTarget = left.target(one.document(), a);
            Place rightTarget = right.target(other.document(), b);
            return leftTarget == null || rightTarget == null
                    ? unresolved(path, one.mapping(), other.mapping())
                    : compare(path, leftTarget, rightTarget, kind);
        }
        return dereferenced(path, one.place(), other.place(), kind);
    }

    private static boolean hasSiblings(Mapping one, Mapping other) {
        return one.size() > 1 || other.size() > 1;
    }

    private @Nullable Difference dereferenced(Trail path, Place one, Place other, Kind kind) {
        if ((isReference(one.node()) && ((Mapping) one.node()).size() > 1)
                || (isReference(other.node()) && ((Mapping) other.node()).size() > 1)) {
            return Difference.at(path, "one side adds to a reference", one.node(), other.node());
        }
        Place a = step(left, one, kind);
        Place b = step(right, other, kind);
        if (a == null || b == null) {
            return unresolved(path, one.node(), other.node());
        }
        return compare(path, a, b, kind);
    }

    /** As far as references without siblings lead. */
    private static @Nullable Place step(Side side, Place place, Kind kind) {
        Place at = place;
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

    private static Difference unresolved(Trail path, Node one, Node other) {
        return Difference.at(path, "a reference that leads nowhere", one, other);
    }

    private @Nullable Difference pathItems(Trail path, Holder one, Holder other) {
        Holder a = left.flat(one);
        Holder b = right.flat(other);
        return seen.add(new Pair(a.mapping(), b.mapping(), Kind.PATH_ITEM))
                ? members(path, a, b, Kind.PATH_ITEM)
                : null;
    }

    private @Nullable Difference members(Trail path, Holder one, Holder other, Kind kind) {
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
            if (!known && !tolerance.ignores(kind, key, other.mapping().value(i))) {
                return Difference.at(
                        path.then(key),
                        "missing on one side",
                        one.mapping(),
                        other.mapping().value(i));
            }
        }
        return null;
    }

    private @Nullable Difference member(Trail path, Holder one, Holder other, Kind kind, String key) {
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
                    path.then(key), new Place(one.document(), value), new Place(other.document(), counterpart));
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
                    : Trees.difference(path.then(key), value, counterpart);
        }
        Comparison inside = kind == Kind.CALLBACK && kind.child(key) == Kind.PATH_ITEM ? inCallbacks() : this;
        return inside.compare(
                path.then(key),
                new Place(one.document(), tolerance.normal(kind, key, value)),
                new Place(other.document(), tolerance.normal(kind, key, counterpart)),
                kind.child(key));
    }

    private boolean isSameAnchor(ApiDocument document, String one, String other) {
        int hash = one.indexOf('#') + 1;
        return other.startsWith(one.substring(0, hash))
                && tolerance.isSameAnchor(document, one.substring(hash), other.substring(hash));
    }

    /** What is inside of a callback is another API's path: its expressions speak of that one's parameters. */
    private Comparison inCallbacks() {
        if (inCallbacks == null) {
            Tolerance inside = tolerance.inCallback();
            // A callback may lead back to a path item that has it, so what was seen has to be seen inside, too.
            inCallbacks = inside.equals(tolerance) ? this : new Comparison(left, right, inside);
        }
        return inCallbacks;
    }

    private Sequence mapped(Holder one, Sequence tags) {
        return Sequence.of(
                tags,
                tags.items().stream()
                        .map(tag -> tag instanceof Scalar name
                                ? Scalar.string(name, tolerance.tag(one.document(), name.text()))
                                : tag)
                        .toList());
    }
}

package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.equivalence.Resolver.LocatedMapping;
import dev.patchbay.openapi.merge.equivalence.Resolver.OperationPointer;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import dev.patchbay.openapi.merge.model.References.Located;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares links: they are equal if they lead to the same operation, by whatever name or reference, and hand over the
 * same values.
 */
final class LinkComparison {

    private static final Set<String> OWN = Set.of("operationId", "operationRef", "parameters", "requestBody");

    private final Comparison comparison;
    private final Resolver left;
    private final Resolver right;
    private final Tolerance tolerance;

    LinkComparison(Comparison comparison, Resolver left, Resolver right, Tolerance tolerance) {
        this.comparison = comparison;
        this.left = left;
        this.right = right;
        this.tolerance = tolerance;
    }

    /** Compares all links of a response, except for those that are left out on purpose. */
    @Nullable
    Difference compareAll(LinkedPointer path, LocatedMapping one, LocatedMapping other) {
        Mapping a = one.mapping().mapping("links");
        Mapping b = other.mapping().mapping("links");
        Set<String> unmatched = new HashSet<>(b == null ? Set.of() : b.keys());
        for (int i = 0; a != null && i < a.size(); i++) {
            Node link = a.value(i);
            Located resolved = left.resolved(new Located(one.document(), link), Kind.LINK);
            if (resolved != null && tolerance.dropsLink(resolved.document(), resolved.node())) {
                continue;
            }
            Node counterpart = b == null ? null : b.get(a.key(i));
            if (counterpart == null) {
                return Difference.at(path.then(a.key(i)), "missing on one side", link, other.mapping());
            }
            unmatched.remove(a.key(i));
            Difference difference = comparison.compare(
                    path.then(a.key(i)),
                    new Located(one.document(), link),
                    new Located(other.document(), counterpart),
                    Kind.LINK);
            if (difference != null) {
                return difference;
            }
        }
        return unmatched.isEmpty()
                ? null
                : Difference.at(path, "links " + unmatched + " on one side only", one.mapping(), other.mapping());
    }

    @Nullable
    Difference compare(LinkedPointer path, LocatedMapping one, LocatedMapping other) {
        OperationPointer a = left.linked(one);
        OperationPointer b = right.linked(other);
        boolean same = (a == null || b == null)
                ? a == null && b == null && isSameAbroad(one.mapping(), other.mapping())
                : tolerance.isSameOperation(a, b);
        if (!same) {
            return Difference.at(path, "leads to another operation", one.mapping(), other.mapping());
        }
        Difference difference = parameters(path, one.mapping(), other.mapping(), a);
        Node body = one.mapping().get("requestBody");
        Node otherBody = other.mapping().get("requestBody");
        if (difference == null && (body == null) != (otherBody == null)) {
            return Difference.at(path, "requestBody on one side only", one.mapping(), other.mapping());
        }
        if (difference == null && body != null && otherBody != null) {
            difference = Trees.difference(path.then("requestBody"), expressed(body), otherBody);
        }
        return difference != null ? difference : rest(path, one, other);
    }

    /**
     * True if links that lead to no operation of the documents lead to the same one of another document, or to none at
     * all.
     */
    private static boolean isSameAbroad(Mapping one, Mapping other) {
        String a = one.text("operationRef");
        String b = other.text("operationRef");
        if (a == null || b == null) {
            return a == null && b == null && one.has("operationId") == other.has("operationId");
        }
        return (a.startsWith("#") && b.startsWith("#")) || a.equals(b);
    }

    private @Nullable Difference parameters(
            LinkedPointer path, Mapping one, Mapping other, @Nullable OperationPointer operation) {
        Mapping a = one.mapping("parameters");
        Mapping b = other.mapping("parameters");
        if (a == null || b == null) {
            return a == b ? null : Difference.at(path, "parameters on one side only", one, other);
        }
        Mapping.Builder expected = Mapping.builder(a);
        for (int i = 0; i < a.size(); i++) {
            String key = operation == null ? a.key(i) : tolerance.linkParameter(operation, a.key(i));
            expected.put(key, expressed(a.value(i)));
        }
        return Trees.difference(path.then("parameters"), expected.build(), b);
    }

    private Node expressed(Node value) {
        return value instanceof Scalar scalar && scalar.isString()
                ? Scalar.string(scalar, tolerance.expression(scalar.text()))
                : value;
    }

    private @Nullable Difference rest(LinkedPointer path, LocatedMapping one, LocatedMapping other) {
        return Trees.difference(path, without(one.mapping()), without(other.mapping()));
    }

    private Mapping without(Mapping link) {
        Mapping.Builder rest = Mapping.builder(link);
        for (int i = 0; i < link.size(); i++) {
            String key = link.key(i);
            if (!OWN.contains(key) && !key.equals("$ref") && !tolerance.ignores(Kind.LINK, key, link.value(i))) {
                rest.put(key, link.value(i));
            }
        }
        return rest.build();
    }
}

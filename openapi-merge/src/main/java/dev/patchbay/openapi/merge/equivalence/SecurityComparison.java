package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import dev.patchbay.openapi.merge.model.References.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares security requirements: alternatives in any order, the schemes of each in any order, under whatever names.
 */
final class SecurityComparison {

    private final Resolver left;
    private final Resolver right;
    private final Tolerance tolerance;
    private final Map<List<Object>, Boolean> schemes = new HashMap<>();

    SecurityComparison(Resolver left, Resolver right, Tolerance tolerance) {
        this.left = left;
        this.right = right;
        this.tolerance = tolerance;
    }

    @Nullable
    Difference compare(LinkedPointer path, Located one, Sequence a, Located other, Sequence b) {
        List<Node> unmatched = new ArrayList<>(b.items());
        for (Node alternative : a.items()) {
            if (!removeFirst(unmatched, candidate -> isSame(one, alternative, other, candidate))) {
                return Difference.at(path, "a security requirement without counterpart", alternative, b);
            }
        }
        return unmatched.isEmpty()
                ? null
                : Difference.at(path, "a security requirement without counterpart", a, unmatched.get(0));
    }

    private boolean isSame(Located one, Node alternative, Located other, Node candidate) {
        if (!(alternative instanceof Mapping a) || !(candidate instanceof Mapping b) || a.size() != b.size()) {
            return false;
        }
        List<Integer> unmatched = new ArrayList<>();
        for (int j = 0; j < b.size(); j++) {
            unmatched.add(j);
        }
        for (int i = 0; i < a.size(); i++) {
            int own = i;
            boolean found = removeFirst(
                    unmatched,
                    candidateIndex ->
                            Trees.difference(LinkedPointer.from(""), a.value(own), b.value(candidateIndex)) == null
                                    && isSameScheme(one, a.key(own), other, b.key(candidateIndex)));
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private boolean isSameScheme(Located one, String name, Located other, String candidate) {
        List<Object> key = List.of(one.document(), name, other.document(), candidate);
        Boolean known = schemes.get(key);
        if (known == null) {
            Located a = left.scheme(one.document(), name);
            Located b = right.scheme(other.document(), candidate);
            known = isSame(a, b);
            schemes.put(key, known);
        }
        return known;
    }

    private boolean isSame(@Nullable Located scheme, @Nullable Located candidate) {
        if (scheme == null || candidate == null) {
            return scheme == null && candidate == null;
        }
        // A comparison of its own: this one is a trial and may well fail.
        return new Comparison(left, right, tolerance)
                        .compare(
                                scheme.document(),
                                scheme.node(),
                                candidate.document(),
                                candidate.node(),
                                Kind.SECURITY_SCHEME)
                == null;
    }

    private static <T> boolean removeFirst(List<T> candidates, Predicate<T> matches) {
        for (int i = 0; i < candidates.size(); i++) {
            if (matches.test(candidates.get(i))) {
                candidates.remove(i);
                return true;
            }
        }
        return false;
    }
}

package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.equivalence.Side.Place;
import dev.patchbay.openapi.merge.model.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Security requirements: alternatives in any order, the schemes of each one in any order, under whatever names they go. */
final class SecurityComparison {

    private final Side left;
    private final Side right;
    private final Tolerance tolerance;
    private final Map<List<Object>, Boolean> schemes = new HashMap<>();

    SecurityComparison(Side left, Side right, Tolerance tolerance) {
        this.left = left;
        this.right = right;
        this.tolerance = tolerance;
    }

    @Nullable
    Difference compare(Trail path, Place one, Sequence a, Place other, Sequence b) {
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

    private boolean isSame(Place one, Node alternative, Place other, Node candidate) {
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
                    candidateIndex -> Trees.difference(Trail.START, a.value(own), b.value(candidateIndex)) == null
                            && isSameScheme(one, a.key(own), other, b.key(candidateIndex)));
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private boolean isSameScheme(Place one, String name, Place other, String candidate) {
        List<Object> key = List.of(one.document(), name, other.document(), candidate);
        Boolean known = schemes.get(key);
        if (known == null) {
            Place a = left.scheme(one.document(), name);
            Place b = right.scheme(other.document(), candidate);
            known = isSame(a, b);
            schemes.put(key, known);
        }
        return known;
    }

    private boolean isSame(@Nullable Place scheme, @Nullable Place candidate) {
        if (scheme == null || candidate == null) {
            return scheme == null && candidate == null;
        }
        // A comparison of its own: this one is a trial and may well fail.
        return new Comparison(left, right, tolerance).compare(Trail.START, scheme, candidate, Kind.SECURITY_SCHEME)
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

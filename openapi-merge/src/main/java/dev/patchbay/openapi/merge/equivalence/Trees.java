package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import org.jspecify.annotations.Nullable;

/** Plain equality of trees: keys in any order, numbers by their spelling. */
public final class Trees {

    private Trees() {}

    public static boolean same(Node one, Node other) {
        return difference(LinkedPointer.from(""), one, other) == null;
    }

    /** Finds the first difference; null when there is none. */
    static @Nullable Difference difference(LinkedPointer path, Node one, Node other) {
        if (one instanceof Mapping a && other instanceof Mapping b) {
            for (int i = 0; i < a.size(); i++) {
                Node counterpart = b.get(a.key(i));
                Difference difference = counterpart == null
                        ? Difference.at(path.then(a.key(i)), "missing on one side", a.value(i), b)
                        : difference(path.then(a.key(i)), a.value(i), counterpart);
                if (difference != null) {
                    return difference;
                }
            }
            return a.size() == b.size() ? null : Difference.at(path, "has other keys", a, b);
        }
        if (one instanceof Sequence a && other instanceof Sequence b && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                Difference difference = difference(path.then(Integer.toString(i)), a.get(i), b.get(i));
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }
        if (one instanceof Scalar a
                && other instanceof Scalar b
                && a.type() == b.type()
                && a.text().equals(b.text())) {
            return null;
        }
        return Difference.at(path, shown(one) + " here, " + shown(other) + " there", one, other);
    }

    private static String shown(Node node) {
        if (node instanceof Scalar scalar) {
            String text = scalar.text();
            return "'" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "'";
        }
        return node.describe();
    }
}

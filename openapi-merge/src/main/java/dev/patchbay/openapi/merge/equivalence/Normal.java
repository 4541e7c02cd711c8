package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Normal form of different spellings of one meaning: defaults left out, lists sorted whose order means nothing. */
public final class Normal {

    private static final Set<String> FALSE_IN_SCHEMAS = Set.of(
            "nullable", "deprecated", "readOnly", "writeOnly", "uniqueItems", "exclusiveMinimum", "exclusiveMaximum");
    private static final Set<String> TRUE_IN_SCHEMAS = Set.of("additionalProperties");
    private static final Set<Kind> SWITCHABLE = Set.of(Kind.OPERATION, Kind.PARAMETER, Kind.HEADER, Kind.REQUEST_BODY);

    private Normal() {}

    /** True if leaving the key out means the same. */
    public static boolean isDefault(Kind kind, String key, Node value) {
        if (kind == Kind.SCHEMA) {
            return (FALSE_IN_SCHEMAS.contains(key) && isFalse(value))
                    || (TRUE_IN_SCHEMAS.contains(key) && (isTrue(value) || isEmptyObject(value)))
                    || (key.equals("required") && isEmptyList(value));
        }
        return SWITCHABLE.contains(kind)
                && ((Set.of("deprecated", "required", "allowEmptyValue", "allowReserved")
                                        .contains(key)
                                && isFalse(value))
                        || (Set.of("tags", "parameters").contains(key) && isEmptyList(value)));
    }

    /** Sorts the items of a value whose order means nothing. */
    public static Node of(Kind kind, String key, Node value) {
        if (kind == Kind.SCHEMA && key.equals("type") && value instanceof Scalar) {
            return Sequence.of(value, List.of(value));
        }
        boolean unordered = (kind == Kind.SCHEMA && (key.equals("required") || key.equals("type")))
                || (kind == Kind.OPERATION && key.equals("tags"));
        if (!unordered || !(value instanceof Sequence sequence)) {
            return value;
        }
        List<Node> sorted = new ArrayList<>(sequence.items());
        sorted.sort(Comparator.comparing(Node::toString));
        return Sequence.of(sequence, sorted);
    }

    private static boolean isFalse(Node value) {
        return value instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN && !scalar.isTrue();
    }

    private static boolean isTrue(Node value) {
        return value instanceof Scalar scalar && scalar.isTrue();
    }

    private static boolean isEmptyObject(Node value) {
        return value instanceof Mapping mapping && mapping.isEmpty();
    }

    private static boolean isEmptyList(Node value) {
        return value instanceof Sequence sequence && sequence.size() == 0;
    }
}

package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Data as text that is equal when the data is: keys sorted, numbers without their spelling. */
final class CanonicalText {

    private CanonicalText() {}

    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    /** The number that a scalar spells, or null when it is not one. */
    static @Nullable BigDecimal number(@Nullable Node node) {
        if (!(node instanceof Scalar scalar) || scalar.type() != Scalar.Type.NUMBER) {
            return null;
        }
        try {
            return new BigDecimal(scalar.text());
        } catch (NumberFormatException notDecimal) {
            return null;
        }
    }

    private static void write(Node node, StringBuilder text) {
        if (node instanceof Mapping mapping) {
            Map<String, Node> sorted = new TreeMap<>();
            for (int i = 0; i < mapping.size(); i++) {
                sorted.put(mapping.key(i), mapping.value(i));
            }
            text.append('{');
            sorted.forEach((key, value) -> {
                text.append('"').append(key).append("\":");
                write(value, text);
                text.append(',');
            });
            text.append('}');
        } else if (node instanceof Sequence sequence) {
            text.append('[');
            for (Node item : sequence.items()) {
                write(item, text);
                text.append(',');
            }
            text.append(']');
        } else if (node instanceof Scalar scalar) {
            BigDecimal number = number(scalar);
            if (scalar.isString()) {
                text.append('"').append(scalar.text()).append('"');
            } else {
                text.append(number == null ? scalar.text() : number.stripTrailingZeros());
            }
        }
    }
}

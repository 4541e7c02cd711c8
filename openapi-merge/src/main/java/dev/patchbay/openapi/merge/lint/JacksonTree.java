package dev.patchbay.openapi.merge.lint;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Converts a tree to that of Jackson, which the JSON schema validator takes. */
final class JacksonTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JacksonTree() {}

    static JsonNode of(Node node) {
        if (node instanceof Mapping mapping) {
            ObjectNode object = NODES.objectNode();
            for (int i = 0; i < mapping.size(); i++) {
                object.set(mapping.key(i), of(mapping.value(i)));
            }
            return object;
        }
        if (node instanceof Sequence sequence) {
            ArrayNode array = NODES.arrayNode();
            sequence.items().forEach(item -> array.add(of(item)));
            return array;
        }
        return scalar((Scalar) node);
    }

    private static JsonNode scalar(Scalar scalar) {
        return switch (scalar.type()) {
            case STRING -> NODES.stringNode(scalar.text());
            case BOOLEAN -> NODES.booleanNode(scalar.isTrue());
            case NULL -> NODES.nullNode();
            case NUMBER -> number(scalar.text());
        };
    }

    /** The number; one that only YAML can spell is still a number. */
    private static JsonNode number(String spelling) {
        try {
            return spelling.matches("-?[0-9]+")
                    ? NODES.numberNode(new BigInteger(spelling))
                    : NODES.numberNode(new BigDecimal(spelling));
        } catch (NumberFormatException onlyYaml) {
            return NODES.numberNode(0.5);
        }
    }
}

package dev.patchbay.composer.validation;

import java.math.BigDecimal;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON so that nobody can read it otherwise: no property twice, nothing after the value, numbers as they are
 * written (RFC 8259, sections 4 and 6).
 */
final class StrictJson {

    private static final int LARGEST_EXPONENT = 4096;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    static JsonNode read(byte[] json) {
        return JSON.readTree(json);
    }

    static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    /** True if calculating with a number of it could use up the memory: {@code 1e999999999}. */
    static boolean hasHugeNumber(JsonNode node) {
        if (node.isBigDecimal()) {
            BigDecimal number = node.decimalValue();
            return Math.abs((long) number.scale()) > LARGEST_EXPONENT;
        }
        for (JsonNode child : node) {
            if (hasHugeNumber(child)) {
                return true;
            }
        }
        return false;
    }
}

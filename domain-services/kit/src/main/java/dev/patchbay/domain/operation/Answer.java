package dev.patchbay.domain.operation;

import java.util.Map;

/**
 * A whole answer, so that it can be kept and given again.
 *
 * @param body JSON in UTF-8
 */
public record Answer(int status, String mediaType, Map<String, String> headers, String body) {
    public Answer {
        headers = Map.copyOf(headers);
    }
}

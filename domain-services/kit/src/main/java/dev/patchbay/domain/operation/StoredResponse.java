package dev.patchbay.domain.operation;

import java.util.Map;

/**
 * A complete response, which can be stored and sent again.
 *
 * @param body JSON in UTF-8
 */
public record StoredResponse(int status, String mediaType, Map<String, String> headers, String body) {
    public StoredResponse {
        headers = Map.copyOf(headers);
    }
}

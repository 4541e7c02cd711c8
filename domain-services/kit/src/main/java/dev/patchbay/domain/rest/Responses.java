package dev.patchbay.domain.rest;

import dev.patchbay.domain.model.MediaTypes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes responses whose body is complete. */
final class Responses {

    private Responses() {}

    static void json(HttpServletResponse response, int status, byte[] body) throws IOException {
        write(response, status, MediaTypes.JSON, body);
    }

    static void write(HttpServletResponse response, int status, String mediaType, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

package dev.patchbay.domain.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes answers in JSON. */
final class Responses {

    private static final String MEDIA_TYPE = "application/json";

    private Responses() {}

    static void json(HttpServletResponse response, int status, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

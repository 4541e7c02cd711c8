package dev.patchbay.domain.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes answers. */
final class Responses {

    static final String JSON = "application/json";

    private Responses() {}

    static void json(HttpServletResponse response, int status, byte[] body) throws IOException {
        write(response, status, JSON, body);
    }

    static void write(HttpServletResponse response, int status, String mediaType, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

package dev.patchbay.domain.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem as {@code application/problem+json}, whatever the client accepts (RFC 9457, section 3). */
public final class ProblemWriter {

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final int MOST_ERRORS = 100;
    private static final int LONGEST_TEXT = 1000;

    private final JsonMapper mapper = JsonMapper.builder().build();

    /** Writes the problem, unless the answer is already under way. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.type().status());
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MEDIA_TYPE);
        byte[] body = bytes(problem, response.getHeader("X-Request-Id"));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] bytes(Problem problem, @Nullable String requestId) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", problem.type().uri().toString());
        json.put("title", problem.type().title());
        json.put("status", problem.type().status());
        json.put("detail", wellFormed(problem.detail()));
        if (requestId != null) {
            json.put("instance", "urn:patchbay:request:" + requestId);
        }
        if (!problem.errors().isEmpty()) {
            json.put(
                    "errors",
                    problem.errors().stream()
                            .limit(MOST_ERRORS)
                            .map(ProblemWriter::entry)
                            .toList());
        }
        return mapper.writeValueAsBytes(json);
    }

    private static Map<String, String> entry(Violation violation) {
        Map<String, String> json = new LinkedHashMap<>();
        switch (violation) {
            case Violation.InBody(String pointer, String detail) -> json.put("pointer", wellFormed(pointer));
            case Violation.InParameter(String parameter, String detail) -> json.put("parameter", wellFormed(parameter));
            case Violation.InHeader(String header, String detail) -> json.put("header", header);
        }
        json.put("detail", wellFormed(violation.detail()));
        return json;
    }

    /** A sender's property name may hold half a surrogate pair, which has no UTF-8; and may be as long as a body. */
    private static String wellFormed(String text) {
        String shown = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
        return new String(shown.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}

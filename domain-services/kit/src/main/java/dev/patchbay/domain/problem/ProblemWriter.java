package dev.patchbay.domain.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem as {@code application/problem+json}, whatever the client accepts (RFC 9457, section 3). */
public final class ProblemWriter {

    private static final String MEDIA_TYPE = "application/problem+json";

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
        byte[] body = bytes(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] bytes(Problem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", problem.type().uri().toString());
        json.put("title", problem.type().title());
        json.put("status", problem.type().status());
        json.put("detail", problem.detail());
        if (!problem.errors().isEmpty()) {
            json.put(
                    "errors",
                    problem.errors().stream().map(ProblemWriter::entry).toList());
        }
        return mapper.writeValueAsBytes(json);
    }

    private static Map<String, String> entry(Violation violation) {
        Map<String, String> json = new LinkedHashMap<>();
        switch (violation) {
            case Violation.InBody(String pointer, String detail) -> json.put("pointer", pointer);
            case Violation.InParameter(String parameter, String detail) -> json.put("parameter", parameter);
            case Violation.InHeader(String header, String detail) -> json.put("header", header);
        }
        json.put("detail", violation.detail());
        return json;
    }
}

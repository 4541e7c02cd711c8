package dev.patchbay.domain.problem;

import dev.patchbay.problems.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems as {@code application/problem+json}, whatever the client accepts (RFC 9457, section 3). */
public final class ProblemWriter {

    private final JsonMapper mapper = JsonMapper.builder().build();

    /** Writes the problem, unless the response is already under way. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(Problem.MEDIA_TYPE);
        byte[] body = mapper.writeValueAsBytes(problem.document(response.getHeader("X-Request-Id")));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

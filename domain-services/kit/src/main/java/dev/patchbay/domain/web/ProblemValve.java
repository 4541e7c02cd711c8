package dev.patchbay.domain.web;

import dev.patchbay.domain.problem.Problem;
import dev.patchbay.domain.problem.ProblemType;
import dev.patchbay.domain.problem.ProblemWriter;
import java.io.IOException;
import java.util.Arrays;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Answers what Tomcat itself refuses, before any application code, with a problem in place of Tomcat's error page. Public
 * with a public constructor because Tomcat makes it by name.
 */
public final class ProblemValve extends ErrorReportValve {

    private final ProblemWriter problems = new ProblemWriter();

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(each -> each.status() == status)
                .reduce((first, last) -> last)
                .orElse(status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL_ERROR);
        try {
            problems.write(response, Problem.of(type, "The server refused the request before it was read"));
            response.finishResponse();
        } catch (IOException e) {
            getContainer().getLogger().debug("the client left before its answer was written", e);
        }
    }
}

package dev.patchbay.domain.web;

import dev.patchbay.domain.problem.ProblemWriter;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Tomcat itself refuses, before any application code, with a problem in place of Tomcat's error page. Public
 * with a public constructor because Tomcat makes it by name.
 */
public final class ProblemValve extends ErrorReportValve {

    private static final @Nullable String TOO_LARGE =
            StringManager.getManager("org.apache.coyote.http11").getString("iib.requestheadertoolarge.error");

    private final ProblemWriter problems = new ProblemWriter();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        write(response, isHeaderTooLarge(failure) ? ProblemType.HEADERS_TOO_LARGE : ProblemType.ofStatus(status));
    }

    /** Tomcat answers 400 to that, and tells by its own text only (RFC 6585, section 5, has a status for it). */
    private static boolean isHeaderTooLarge(@Nullable Throwable failure) {
        return failure != null && TOO_LARGE != null && TOO_LARGE.equals(failure.getMessage());
    }

    private void write(Response response, ProblemType type) {
        try {
            BrowserHeaders.set(response);
            problems.write(response, Problem.of(type, "The server refused the request before it was read"));
            response.finishResponse();
        } catch (IOException e) {
            getContainer().getLogger().debug("the client left before its answer was written", e);
        }
    }
}

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
 * Writes a problem in place of Tomcat's error page for requests that Tomcat rejects before any application code. Public
 * with a public constructor because Tomcat creates it by name.
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

    /** True if Tomcat's 400 is really a 431 (RFC 6585, section 5), which only the text of its exception shows. */
    private static boolean isHeaderTooLarge(@Nullable Throwable failure) {
        return failure != null && TOO_LARGE != null && TOO_LARGE.equals(failure.getMessage());
    }

    private void write(Response response, ProblemType type) {
        try {
            BrowserHeaders.set(response);
            problems.write(response, Problem.of(type, "The server rejected the request before it was read"));
            response.finishResponse();
        } catch (IOException e) {
            getContainer().getLogger().debug("the client left before its response was written", e);
        }
    }
}

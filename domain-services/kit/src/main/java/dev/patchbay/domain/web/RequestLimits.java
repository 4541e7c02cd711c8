package dev.patchbay.domain.web;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds every request's body, those of plugin controllers too, in size and in the time that it takes to arrive. */
final class RequestLimits extends OncePerRequestFilter {

    private final long bytes;
    private final Duration time;

    /** @param time for the whole body, so that sending it byte by byte keeps no thread busy for long */
    RequestLimits(long bytes, Duration time) {
        this.bytes = bytes;
        this.time = time;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > bytes) {
            throw Problem.of(ProblemType.CONTENT_TOO_LARGE, "The body may have " + bytes + " bytes at most")
                    .toException();
        }
        chain.doFilter(new BoundedRequest(request, bytes, time), response);
    }
}

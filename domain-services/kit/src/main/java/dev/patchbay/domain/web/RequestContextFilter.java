package dev.patchbay.domain.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the request's id and trace into each of its log lines: those that the composer or another client sent, or new
 * ones. The id is in the response and in problems, too; the trace is that of W3C Trace Context.
 */
final class RequestContextFilter extends OncePerRequestFilter {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final String REQUEST_ID = "requestId";
    private static final String TRACE_ID = "traceId";

    private final Drain drain;

    RequestContextFilter(Drain drain) {
        this.drain = drain;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = id(request.getHeader("X-Request-Id"));
        response.setHeader("X-Request-Id", id);
        if (drain.isOn()) {
            response.setHeader("Connection", "close");
        }
        MDC.put(REQUEST_ID, id);
        MDC.put(TRACE_ID, traceId(request.getHeader("traceparent")));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(REQUEST_ID);
            MDC.remove(TRACE_ID);
        }
    }

    private static String id(@Nullable String named) {
        return named != null && ID.matcher(named).matches()
                ? named
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private static String traceId(@Nullable String traceparent) {
        var trace = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        if (trace.matches()) {
            return trace.group(1);
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong() | 1);
    }
}

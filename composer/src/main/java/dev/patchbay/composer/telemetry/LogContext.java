package dev.patchbay.composer.telemetry;

import org.slf4j.MDC;

/** The ids of a request in the log lines that are written about it. */
public final class LogContext {

    private LogContext() {}

    /** Runs an action whose log lines carry these ids. */
    public static void run(String requestId, String traceId, Runnable lines) {
        MDC.put("requestId", requestId);
        MDC.put("traceId", traceId);
        try {
            lines.run();
        } finally {
            MDC.remove("requestId");
            MDC.remove("traceId");
        }
    }
}

package dev.patchbay.composer.forward;

import dev.patchbay.composer.upstream.ServiceGuard;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Set;

/** Decides what follows an attempt that failed, and takes it from the service's guard. */
final class RetryPolicy {

    /** Methods whose repetition changes nothing (RFC 9110, 9.2.2). */
    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    /** The consequence of a failed attempt. */
    enum Next {
        /** Nothing; the failure is the client's response. */
        NOTHING,
        /** The same attempt over a connection that has not been used, at once. */
        FRESH_CONNECTION,
        /** Another attempt, after a pause, with another instance if there is one. */
        RETRY
    }

    private RetryPolicy() {}

    /** Decides what follows a failure, and takes it from the budget. */
    static Next tryAcquireNext(Attempt attempt, Throwable failure) {
        ServiceGuard guard = attempt.call().upstream().guard();
        if (isStaleConnection(attempt, failure) && guard.tryAcquireFreshConnection()) {
            return Next.FRESH_CONNECTION;
        }
        boolean isAcquired = failure instanceof RetryableResponse || tryAcquireRetry(attempt, guard);
        return isAcquired ? Next.RETRY : Next.NOTHING;
    }

    private static boolean tryAcquireRetry(Attempt attempt, ServiceGuard guard) {
        if (attempt.call().hasResponse() || attempt.bodyFailure() != null || !isRepeatable(attempt)) {
            return false;
        }
        int number = attempt.call().number();
        boolean hasOthers =
                number < attempt.call().upstream().balancer().instances().size();
        boolean isElsewhere = !attempt.isSent() && hasOthers;
        return isElsewhere ? guard.tryAcquireOtherInstance() : guard.tryAcquireRetry(number);
    }

    /**
     * Takes a retry from the budget if this response is followed by another attempt instead of being relayed: the
     * service is not available, and names no time in {@code Retry-After}.
     */
    static boolean tryAcquireRetry(Attempt attempt, HttpResponse response) {
        return attempt.call().isUnavailable()
                && !response.headers().contains(HttpHeaderNames.RETRY_AFTER)
                && isRepeatable(attempt)
                && attempt.call()
                        .upstream()
                        .guard()
                        .tryAcquireRetry(attempt.call().number());
    }

    /**
     * True if the attempt failed only because the service had closed an idle connection just as the request was sent
     * (RFC 9112, 9.3.1). That is nobody's fault, and takes no retry of the configured ones.
     */
    static boolean isStaleConnection(Attempt attempt, Throwable failure) {
        boolean isClosed = failure instanceof IOException && !(failure instanceof ProtocolException);
        return attempt.isReused()
                && isClosed
                && !attempt.call().hasResponse()
                && attempt.bodyFailure() == null
                && isRepeatable(attempt);
    }

    /**
     * True if the request can be sent once more: no response has begun downstream, there is time left, and either
     * nothing was sent or the method is idempotent and there was no body, which is gone now.
     */
    private static boolean isRepeatable(Attempt attempt) {
        boolean isSafe = IDEMPOTENT.contains(attempt.request().method())
                && !attempt.request().hasBody();
        return (isSafe || !attempt.isSent())
                && !attempt.request().exchange().getResponse().isCommitted()
                && !attempt.call().clock().expired() // it would take that long once more
                && !attempt.call().clock().isOver();
    }

    /** A response that is not relayed, since a retry was acquired. */
    static final class RetryableResponse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RetryableResponse() {
            super("a response that is followed by another attempt", null, false, false);
        }
    }
}

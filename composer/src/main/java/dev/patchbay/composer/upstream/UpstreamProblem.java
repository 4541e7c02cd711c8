package dev.patchbay.composer.upstream;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

/**
 * The problem that a failed call is to the client: the kind of failure, and nothing about which service failed or
 * where.
 */
public final class UpstreamProblem {

    private UpstreamProblem() {}

    /**
     * The problem of a failed call.
     *
     * @param expired whether the call was ended because the service took too long
     */
    public static ProblemException of(Throwable failure, boolean expired) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (expired) {
            return new ProblemException(
                    Problem.of(ProblemType.UPSTREAM_TIMEOUT, "The service behind this operation took too long.")
                            .withHeader("Retry-After", "2"),
                    failure);
        }
        Problem problem = switch (failure) {
            case ConnectTimeoutException ignored -> unreachable();
            case ConnectException ignored -> unreachable();
            case NoRouteToHostException ignored -> unreachable();
            case UnknownHostException ignored -> unreachable();
            default ->
                Problem.of(
                                ProblemType.UPSTREAM_FAILED,
                                "The service behind this operation ended the connection or gave no valid response.")
                        .withHeader("Retry-After", "2");
        };
        return new ProblemException(problem, failure);
    }

    private static Problem unreachable() {
        return Problem.of(ProblemType.SERVICE_UNAVAILABLE, "The service behind this operation cannot be reached now.")
                .withHeader("Retry-After", "2");
    }
}

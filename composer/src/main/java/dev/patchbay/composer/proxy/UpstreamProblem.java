package dev.patchbay.composer.proxy;

import dev.patchbay.composer.problem.Problem;
import dev.patchbay.composer.problem.ProblemException;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

/** What a caller is told when a call fails: which kind of failure, and nothing about who failed or where. */
final class UpstreamProblem {

    private UpstreamProblem() {}

    /** @param expired whether the call was ended because the service took too long */
    static ProblemException of(Throwable failure, boolean expired) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (expired) {
            return new ProblemException(
                    Problem.of(
                                    504,
                                    "upstream-timeout",
                                    "Gateway timeout",
                                    "The service behind this operation took too long.")
                            .with("Retry-After", "2"),
                    failure);
        }
        Problem problem = switch (failure) {
            case ConnectTimeoutException ignored -> unreachable();
            case ConnectException ignored -> unreachable();
            case NoRouteToHostException ignored -> unreachable();
            case UnknownHostException ignored -> unreachable();
            default ->
                Problem.of(
                                502,
                                "upstream-failed",
                                "Bad gateway",
                                "The service behind this operation ended the connection or gave no valid answer.")
                        .with("Retry-After", "2");
        };
        return new ProblemException(problem, failure);
    }

    private static Problem unreachable() {
        return Problem.of(
                        503,
                        "service-unavailable",
                        "Service unavailable",
                        "The service behind this operation cannot be reached now.")
                .with("Retry-After", "2");
    }
}

package dev.patchbay.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProblemTest {

    @Test
    void documentHasTheMembersOfTheStandardFirst() {
        Problem problem =
                Problem.of(ProblemType.RATE_LIMITED, "Try again in 3 s.").withMember("plan", "basic");

        assertThat(problem.document("r-1"))
                .containsExactly(
                        entry("type", "urn:patchbay:problem:rate-limited"),
                        entry("title", "There were too many requests"),
                        entry("status", 429),
                        entry("detail", "Try again in 3 s."),
                        entry("instance", "urn:patchbay:request:r-1"),
                        entry("plan", "basic"));
    }

    @Test
    void documentHasNoInstanceWithoutARequestId() {
        assertThat(Problem.of(ProblemType.NOT_FOUND, "").document(null)).doesNotContainKeys("instance", "errors");
    }

    @Test
    void errorsSayWhereByTheirOwnMember() {
        Problem problem = Problem.of(
                ProblemType.INVALID_REQUEST,
                List.of(
                        Violation.inBody("/title", "is missing"),
                        Violation.inParameter("limit", "must be a number"),
                        Violation.inHeader("If-Match", "must be quoted")));

        assertThat(problem.document(null))
                .containsEntry("detail", "3 things are wrong")
                .containsEntry(
                        "errors",
                        List.of(
                                Map.of("pointer", "/title", "detail", "is missing"),
                                Map.of("parameter", "limit", "detail", "must be a number"),
                                Map.of("header", "If-Match", "detail", "must be quoted")));
    }

    @Test
    void singleErrorIsTheDetail() {
        assertThat(ProblemException.parameter("limit", "must be a number"))
                .hasMessage("must be a number")
                .extracting(e -> e.problem().type())
                .isEqualTo(ProblemType.INVALID_PARAMETER);
    }

    @Test
    void errorsAreCutAtOneHundred() {
        Problem problem = Problem.of(
                ProblemType.INVALID_BODY, Collections.nCopies(101, Violation.inBody("/title", "is missing")));

        assertThat(problem.document(null).get("errors"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(100);
    }

    @Test
    void textIsCutAndHasOnlyWholeCharacters() {
        Map<String, Object> document = Problem.of(ProblemType.INVALID_BODY, "\ud800" + "x".repeat(2000))
                .document(null);

        assertThat((String) document.get("detail"))
                .startsWith("?x")
                .endsWith("x...")
                .hasSize(1003);
    }

    @Test
    void statusOfAnotherServerIsPassedOn() {
        Problem problem = Problem.of(ProblemType.WEBSOCKET_REFUSED, "").withStatus(503);

        assertThat(problem.document(null)).containsEntry("status", 503);
    }

    @Test
    void headersStayWhenMembersAreAdded() {
        Problem problem = Problem.of(ProblemType.METHOD_NOT_ALLOWED, "")
                .withHeader("Allow", "GET")
                .withErrors(List.of())
                .withMember("plan", "basic")
                .withStatus(405);

        assertThat(problem.headers()).containsExactly(entry("Allow", "GET"));
    }

    @Test
    void exceptionHasItsCauseAndNoStackTrace() {
        Exception cause = new IllegalStateException();
        ProblemException exception = new ProblemException(Problem.of(ProblemType.UPSTREAM_FAILED, "broken"), cause);

        assertThat(exception).hasMessage("broken").hasCause(cause);
        assertThat(exception.getStackTrace()).isEmpty();
    }
}

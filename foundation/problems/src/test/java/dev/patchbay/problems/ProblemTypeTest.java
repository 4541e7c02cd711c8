package dev.patchbay.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ProblemTypeTest {

    @Test
    void typesAndTitlesAreUnique() {
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::title)).doesNotHaveDuplicates();
    }

    @Test
    void typesAreSortedByStatus() {
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::status)).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void uriHasTheConstantsName(ProblemType type) {
        assertThat(type.uri())
                .hasToString("urn:patchbay:problem:"
                        + type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    @ParameterizedTest
    @EnumSource
    void titleIsASentenceWithoutItsStop(ProblemType type) {
        assertThat(type.title()).matches("[A-Z].{10,60}[a-zA-Z]");
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST",
        "402, INVALID_REQUEST",
        "404, NOT_FOUND",
        "405, METHOD_NOT_ALLOWED",
        "413, CONTENT_TOO_LARGE",
        "431, HEADERS_TOO_LARGE",
        "500, INTERNAL_ERROR",
        "503, SERVICE_UNAVAILABLE",
        "599, INTERNAL_ERROR"
    })
    void statusAloneGivesTheTypeThatSaysNoMore(int status, ProblemType type) {
        assertThat(ProblemType.ofStatus(status)).isEqualTo(type);
    }
}

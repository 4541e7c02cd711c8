package dev.patchbay.openapi.merge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link NamedFile}, {@link ExitCode} and {@link JsonText}. */
class NamedFileTest {

    @ParameterizedTest
    @CsvSource({
        "api/customers.yaml, customers, api/customers.yaml",
        "shop=api/openapi.yaml, shop, api/openapi.yaml",
        "my shop=a.yaml, my shop, a.yaml",
        "a=b=c.yaml, a, b=c.yaml",
        "dir/a=b.yaml, a=b, dir/a=b.yaml",
        "openapi, openapi, openapi",
        ".hidden, .hidden, .hidden",
        "-, stdin, -",
        "shop=-, shop, -"
    })
    void aFileIsCalledByItsNameOrStem(String argument, String name, String file) {
        assertThat(NamedFile.parse(argument)).isEqualTo(new NamedFile(name, file));
    }

    @Test
    void theExitCodeIsThatOfWhatHasToBeFixedFirst() {
        SourceLocation here = SourceLocation.of("a.yaml");
        LocatedProblem conflict = LocatedProblem.conflict("PB-301", here, "x");
        LocatedProblem configuration = LocatedProblem.configuration("PB-101", here, "x");
        LocatedProblem input = LocatedProblem.input("PB-205", here, "x");
        LocatedProblem internal = LocatedProblem.internal("PB-901", here, "x");
        assertThat(ExitCode.of(List.of())).isZero();
        assertThat(ExitCode.of(List.of(conflict))).isEqualTo(1);
        assertThat(ExitCode.of(List.of(internal))).isEqualTo(1);
        assertThat(ExitCode.of(List.of(conflict, configuration))).isEqualTo(2);
        assertThat(ExitCode.of(List.of(input, conflict, configuration))).isEqualTo(3);
    }

    @Test
    void aMessageIsOneLineOfJson() {
        assertThat(JsonText.line(
                        JsonText.message(new SourceLocation("a.yaml", 1, 2), "PB-205", "two\nlines \"quoted\"")))
                .isEqualTo("{ \"file\": \"a.yaml\", \"line\": 1, \"column\": 2, \"code\": \"PB-205\","
                        + " \"text\": \"two\\nlines \\\"quoted\\\"\" }");
    }
}

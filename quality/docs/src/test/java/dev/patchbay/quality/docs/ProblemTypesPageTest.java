package dev.patchbay.quality.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.problems.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/problem-types.md has a section for each problem type, and for nothing else. */
class ProblemTypesPageTest {

    private static final Path PAGE = Path.of("../../docs/problem-types.md");
    private static final Pattern SECTION = Pattern.compile("(?m)^### ((?s:.)*?)(?=^##|\\z)");
    private static final Pattern MEANING_AND_CURE =
            Pattern.compile("(?s).*^- Meaning: \\S.*^- What to do: \\S.*", Pattern.MULTILINE);

    @Test
    void sectionsAreTheTypesWithTheirTitleStatusAndOrigin() throws IOException {
        assertThat(sections()
                        .map(section ->
                                String.join("\n", section.lines().limit(4).toList())))
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(ProblemTypesPageTest::head)
                        .toList());
    }

    @Test
    void sectionsSayWhatTheTypeMeansAndWhatToDo() throws IOException {
        assertThat(sections())
                .allMatch(section -> MEANING_AND_CURE.matcher(section).matches());
    }

    private static Stream<String> sections() throws IOException {
        return SECTION.matcher(Files.readString(PAGE)).results().map(section -> section.group(1));
    }

    private static String head(ProblemType type) {
        String name = type.uri().toString().replace("urn:patchbay:problem:", "");
        String origin = switch (type.origin()) {
            case COMPOSER -> "composer";
            case SERVICE -> "services";
            case BOTH -> "composer and services";
        };
        return "`%s`\n\n- Title: %s\n- Status: %d. From: %s".formatted(name, type.title(), type.status(), origin);
    }
}

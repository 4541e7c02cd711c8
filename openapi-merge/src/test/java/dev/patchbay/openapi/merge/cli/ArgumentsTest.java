package dev.patchbay.openapi.merge.cli;

import static dev.patchbay.openapi.merge.cli.Usage.option;
import static dev.patchbay.openapi.merge.cli.Usage.taking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.openapi.merge.cli.Usage.Term;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    private static final Usage USAGE = new Usage(
            "join",
            "Joins files.",
            List.of(new Term("OLD", "The first."), new Term("NEW", "The second.")),
            2,
            3,
            List.of(taking("FILE", option("o", "output", "Where to write.")), option(null, "bundle", "Take in.")),
            List.of(new Term("0", "done")));

    private static Arguments parse(String words) throws UsageException {
        return Arguments.parse(USAGE, List.of(words.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"a b -o out", "a b --output=out", "-o out a b", "a --output out b", "-oout a b"})
    void optionsAndFilesMayBeMixed(String words) throws UsageException {
        Arguments arguments = parse(words);
        assertThat(arguments.files()).containsExactly("a", "b");
        assertThat(arguments.value("output")).isEqualTo("out");
        assertThat(arguments.has("bundle")).isFalse();
        assertThat(arguments.value("config")).isNull();
    }

    @Test
    void quotesAndDashesBelongToTheValue() throws UsageException {
        Arguments arguments = parse("-o 'x' a - --bundle");
        assertThat(arguments.value("output")).isEqualTo("'x'");
        assertThat(arguments.files()).containsExactly("a", "-");
        assertThat(arguments.has("bundle")).isTrue();
        assertThat(parse("-- --a -b").files()).containsExactly("--a", "-b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a b --outputt=x | there is no option --outputt=x",
                "a b --bundel | there is no option --bundel; did you mean '--bundle'?",
                "a b --bun | there is no option --bun",
                "a b -o | --output needs a value: --output=FILE",
                "a b -o x -o y | --output is there twice; say it once",
                "a | NEW is missing",
                "-o x | OLD is missing",
                "a b c d | 'd' is one file too many"
            })
    void mistakesAreTold(String words, String message) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void helpNeedsNoFiles() throws UsageException {
        assertThat(parse("--help").has("help")).isTrue();
        assertThat(parse("-h").has("help")).isTrue();
    }

    @Test
    void theHelpNamesFilesOptionsAndExitCodes() {
        assertThat(USAGE.synopsis()).isEqualTo("Usage: patchbay join [OPTION...] OLD NEW...");
        assertThat(USAGE.help()).contains("  OLD", "  -o, --output=FILE", "      --bundle", "  0", "done");
        assertThat(USAGE.help().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
}

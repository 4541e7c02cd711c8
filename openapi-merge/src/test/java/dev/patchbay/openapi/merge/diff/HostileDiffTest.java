package dev.patchbay.openapi.merge.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Documents made to keep a comparison busy cost bounded time and no stack. */
class HostileDiffTest {

    private static final int MANY = 100_000;

    @Test
    void aChainOfAHundredThousandReferencesIsFollowedToItsEnd() throws InvalidInputException {
        IntFunction<String> link = i -> schema(i, "{'properties':{'next':{'$ref':'#/components/schemas/S%d'}}}", i + 1);
        DiffReport report = compare(MANY, link, "{'type':'string'}", "{'type':'integer'}");
        assertThat(report.changes()).extracting(Change::rule).containsExactly(DiffRule.RESPONSE_TYPE_WIDENED);
        assertThat(report.changes().get(0).place()).startsWith("...").hasSizeLessThan(400);
    }

    @Test
    void aChainOfAHundredThousandAllOfsIsTakenInAtOnce() throws InvalidInputException {
        IntFunction<String> link = i -> schema(i, "{'allOf':[{'$ref':'#/components/schemas/S%d'}]}", i + 1);
        DiffReport report = compare(MANY, link, "{'maxLength':5}", "{'maxLength':4}");
        assertThat(report.changes()).extracting(Change::rule).containsExactly(DiffRule.RESPONSE_NARROWED);
    }

    @Test
    void aCircleOfReferencesEnds() throws InvalidInputException {
        IntFunction<String> link = i -> schema(i, "{'$ref':'#/components/schemas/S%d'}", (i + 1) % 50);
        assertThat(compare(50, link, "{}", "{}").changes()).isEmpty();
    }

    @Test
    void alternativesOfAlternativesAreGivenUp() throws InvalidInputException {
        IntFunction<String> link = i -> schema(i, alternatives(i, 25), i);
        DiffReport report = compare(25, link, alternatives(0, 25), alternatives(1, 25));
        assertThat(report.changes()).isNotEmpty();
    }

    private static String alternatives(int title, int count) {
        String members = IntStream.range(0, count)
                .mapToObj(i -> "{'properties':{'p" + i + "':{'$ref':'#/components/schemas/S" + i + "'}}}")
                .collect(Collectors.joining(","));
        return "{'x':" + title + ",'oneOf':[" + members + "]}";
    }

    private static String schema(int number, String text, int target) {
        return "'S" + number + "':" + text.formatted(target);
    }

    private static DiffReport compare(int count, IntFunction<String> schemas, String oldEnd, String newEnd)
            throws InvalidInputException {
        Mapping before = document(count, schemas, oldEnd);
        Mapping after = document(count, schemas, newEnd);
        // Takes a second; a machine that is busy with other things may take many, what does not end takes more.
        return Assertions.assertTimeoutPreemptively(Duration.ofMinutes(5), () -> OpenApiDiff.compare(before, after));
    }

    private static Mapping document(int count, IntFunction<String> schemas, String end) throws InvalidInputException {
        String all = IntStream.range(0, count).mapToObj(schemas).collect(Collectors.joining(","));
        String text = "{'openapi':'3.1.0','paths':{'/x':{'get':{'responses':{'200':{'content':{'application/json':"
                + "{'schema':{'$ref':'#/components/schemas/S0'}}}}}}}},'components':{'schemas':{" + all + ",'S" + count
                + "':" + end + "}}}";
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return (Mapping) DocumentReader.read("hostile.json", bytes);
    }
}

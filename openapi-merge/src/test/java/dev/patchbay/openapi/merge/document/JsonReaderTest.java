package dev.patchbay.openapi.merge.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

    private static Node read(String json) throws InvalidInputException {
        return DocumentReader.read("a.json", json.getBytes(UTF_8));
    }

    private static void assertProblem(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void valuesAndKeysKnowTheirLocations() throws InvalidInputException {
        Mapping root = (Mapping) read("{\"a\": 1,\n \"b\": [true]}");
        assertThat(root.keyLocation("b")).hasToString("a.json:2:2");
        assertThat(Objects.requireNonNull(root.sequence("b")).get(0).location()).hasToString("a.json:2:8");
    }

    @Test
    void numbersKeepTheirSpelling() throws InvalidInputException {
        assertThat(read("[1.10, 1E400, 123456789012345678901234567890]"))
                .isInstanceOfSatisfying(
                        Sequence.class,
                        list -> assertThat(list.items())
                                .extracting(Node::toString)
                                .containsExactly("1.10", "1E400", "123456789012345678901234567890"));
    }

    @Test
    void everyTypeHasItsScalar() throws InvalidInputException {
        assertThat(((Sequence) read("[\"s\", 1, false, null]")).items())
                .extracting(Node::describe)
                .containsExactly("a string", "a number", "a boolean", "null");
    }

    @Test
    void brokenTextIsAProblemWithItsLocation() {
        assertProblem("{\"a\": }", "a.json:1:7: PB-205: not valid JSON");
        assertProblem("{} {}", "a.json:1:4: PB-205: more text after the end");
        assertProblem("", "PB-205: is empty");
        assertProblem("{\"a\": 1, \"a\": 2}", "a.json:1:10: PB-204: duplicate key 'a', first at line 1");
        assertProblem("[\"\\ud800\"]", "a.json:1:2: PB-201: holds half of a surrogate pair");
    }

    @Test
    void textWithoutAnEndingIsReadAsJsonAndElseAsYaml() throws InvalidInputException {
        byte[] flow = "{a: 1}".getBytes(UTF_8);
        assertThat(((Mapping) DocumentReader.read("stdin", flow)).keys()).containsExactly("a");
        byte[] json = "  {\"a\": 1}".getBytes(UTF_8);
        assertThat(((Mapping) DocumentReader.read("stdin", json)).keys()).containsExactly("a");
    }
}

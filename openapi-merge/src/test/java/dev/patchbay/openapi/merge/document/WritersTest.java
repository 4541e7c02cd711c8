package dev.patchbay.openapi.merge.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link YamlWriter} and {@link JsonWriter}: what they write is read as what it was. */
class WritersTest {

    private static Node read(String file, byte[] bytes) throws InvalidInputException {
        return DocumentReader.read(file, bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "",
                " ",
                "yes",
                "1.10",
                "0x1F",
                "null",
                "~",
                "<<",
                "=",
                "2026-01-01",
                "12:30",
                "- a",
                "a: b",
                "a # b",
                "#a",
                "'quoted'",
                "\"quoted\"",
                "line\nline",
                "line\n",
                "\nline",
                "  indented\nline",
                "trailing \nline",
                "tab\tinside",
                "ünï\u00a0cödé",
                "\ud83d\ude00",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "{a}",
                "[a]",
                "a,b",
                "? a",
                "|",
                ">",
                "\\",
                "\u0007",
                "\u2028",
                "---",
                "...",
                "carriage\rreturn"
            })
    void stringsComeBackFromYamlAndJson(String text) throws InvalidInputException {
        Mapping root = Mapping.builder(Scalar.string(read("a.yaml", "x".getBytes(UTF_8)), ""))
                .put("value", Scalar.string(read("a.yaml", "x".getBytes(UTF_8)), text))
                .build();
        assertThat(((Mapping) read("a.yaml", YamlWriter.write(root))).text("value"))
                .isEqualTo(text);
        assertThat(((Mapping) read("a.json", JsonWriter.write(root))).text("value"))
                .isEqualTo(text);
    }

    @Test
    void keysThatLookLikeOtherTypesComeBackAsStrings() throws InvalidInputException {
        Node root = read("a.json", "{\"200\": 1, \"yes\": 1, \"null\": 1, \"a b\": 1, \"\": 1}".getBytes(UTF_8));
        assertThat(((Mapping) read("a.yaml", YamlWriter.write(root))).keys())
                .containsExactly("200", "yes", "null", "a b", "");
    }

    @Test
    void yamlIsWrittenAsPeopleWriteIt() throws InvalidInputException {
        String yaml = """
            openapi: 3.1.0
            '200': a
            version: '1.10'
            number: 1.10
            list:
              - a
              - b: c
                d: []
            empty: {}
            text: |
              two
              lines
            """;
        assertThat(new String(YamlWriter.write(read("a.yaml", yaml.getBytes(UTF_8))), UTF_8))
                .isEqualTo(yaml);
    }

    @Test
    void jsonHasTwoSpacesAndALineFeedAtTheEnd() throws InvalidInputException {
        String json = """
            {
              "a": [
                1,
                {}
              ],
              "b": []
            }
            """;
        assertThat(new String(JsonWriter.write(read("a.json", json.getBytes(UTF_8))), UTF_8))
                .isEqualTo(json);
    }

    @Test
    void numbersThatOnlyYamlSpellsBecomeNumbersOfJson() throws InvalidInputException {
        Node root = read("a.yaml", "[0x1F, 0o17, +5, 007, .5, .inf, 1.10]".getBytes(UTF_8));
        assertThat(new String(JsonWriter.write(root), UTF_8).replaceAll("\\s+", ""))
                .isEqualTo("[31,15,5,7,0.5,\".inf\",1.10]");
    }

    @Test
    void aDeepTreeIsWritten() throws InvalidInputException {
        String deep =
                String.join("", Collections.nCopies(499, "[")) + "1" + String.join("", Collections.nCopies(499, "]"));
        Node root = read("a.json", deep.getBytes(UTF_8));
        for (byte[] written : List.of(JsonWriter.write(root), YamlWriter.write(root))) {
            assertThat(Nesting.below(read("a", written), 499)).isNotNull().hasToString("1");
        }
    }
}

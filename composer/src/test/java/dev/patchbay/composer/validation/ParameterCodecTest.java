package dev.patchbay.composer.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.validation.Parameter.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The rows of OpenAPI 3.1.1, section 4.8.12.4, that a path can have. */
class ParameterCodecTest {

    private static final Shape TEXT = new Shape(List.of("string"), null, Map.of());
    private static final Shape NUMBER = new Shape(List.of("integer"), null, Map.of());
    private static final Map<String, Shape> SHAPES = Map.of(
            "string",
            TEXT,
            "integer",
            NUMBER,
            "array",
            new Shape(List.of("array"), TEXT, Map.of()),
            "object",
            new Shape(List.of("object"), null, Map.of("R", NUMBER, "G", NUMBER, "B", NUMBER)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", quoteCharacter = '`', textBlock = """
        simple | false | string  | blue                              | "blue"
        simple | false | array   | blue,black,brown                  | ["blue","black","brown"]
        simple | true  | array   | blue,black,brown                  | ["blue","black","brown"]
        simple | false | object  | R,100,G,200,B,150                 | {"R":100,"G":200,"B":150}
        simple | true  | object  | R=100,G=200,B=150                 | {"R":100,"G":200,"B":150}
        label  | false | string  | .blue                             | "blue"
        label  | false | integer | .7                                | 7
        label  | false | integer | 7                                 | null
        label  | false | array   | .blue,black,brown                 | ["blue","black","brown"]
        label  | true  | array   | .blue.black.brown                 | ["blue","black","brown"]
        label  | false | object  | .R,100,G,200,B,150                | {"R":100,"G":200,"B":150}
        label  | true  | object  | .R=100.G=200.B=150                | {"R":100,"G":200,"B":150}
        matrix | false | string  | ;color=blue                       | "blue"
        matrix | false | string  | ;color                            | ""
        matrix | false | string  | ;colour=blue                      | null
        matrix | false | integer | ;color=x                          | "x"
        matrix | false | array   | ;color=blue,black,brown            | ["blue","black","brown"]
        matrix | true  | array   | ;color=blue;color=black;color=brown | ["blue","black","brown"]
        matrix | false | object  | ;color=R,100,G,200,B,150          | {"R":100,"G":200,"B":150}
        matrix | true  | object  | ;R=100;G=200;B=150                | {"R":100,"G":200,"B":150}
        """)
    void aTextIsReadInItsStyle(String style, boolean explode, String type, String text, @Nullable String value) {
        Shape shape = java.util.Objects.requireNonNull(SHAPES.get(type));
        Parameter parameter = new Parameter("color", "path", true, style, explode, false, shape, null);
        JsonNode read = ParameterCodec.one(parameter, text);
        assertThat(read == null ? null : read.toString()).isEqualTo(value);
    }
}

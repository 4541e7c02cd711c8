package dev.patchbay.openapi.merge.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreScalarsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "-1", "+5", "1.10", ".5", "1.", "1e3", "1.5E-7", "0x1F", "0o17", "007", ".inf", "-.INF", ".nan"
            })
    void numbersOfTheCoreSchema(String plain) {
        assertThat(CoreScalars.typeOf(plain)).isEqualTo(Scalar.Type.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "No",
                "on",
                "0b1",
                "1_000",
                "12:30:00",
                "2026-01-01",
                "1.2.3",
                "-",
                ".",
                "+",
                "e3",
                "<<",
                "="
            })
    void stringsThatLookLikeOtherTypes(String plain) {
        assertThat(CoreScalars.typeOf(plain)).isEqualTo(Scalar.Type.STRING);
    }

    @Test
    void nullsAndBooleansHaveOneSpelling() {
        assertThat(CoreScalars.typeOf("~")).isEqualTo(Scalar.Type.NULL);
        assertThat(CoreScalars.typeOf("")).isEqualTo(Scalar.Type.NULL);
        assertThat(CoreScalars.typeOf("TRUE")).isEqualTo(Scalar.Type.BOOLEAN);
        assertThat(CoreScalars.canonical(Scalar.Type.NULL, "~")).isEqualTo("null");
        assertThat(CoreScalars.canonical(Scalar.Type.BOOLEAN, "TRUE")).isEqualTo("true");
        assertThat(CoreScalars.canonical(Scalar.Type.BOOLEAN, "False")).isEqualTo("false");
        assertThat(CoreScalars.canonical(Scalar.Type.NUMBER, "1.10")).isEqualTo("1.10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "true",
                "null",
                "~",
                "yes",
                "off",
                "0b1",
                "1_000",
                "12:30:00",
                "2026-01-01",
                "<<",
                "=",
                "0x_F"
            })
    void stringsThatSomeReaderTakesForAnotherTypeAreAmbiguous(String text) {
        assertThat(CoreScalars.isAmbiguous(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pets", "1.2.3", "yes!", "v1", "2026", "a: b"})
    void unambiguousOnlyIfNoReaderDoubts(String text) {
        assertThat(CoreScalars.isAmbiguous(text)).isEqualTo(text.equals("2026"));
    }
}

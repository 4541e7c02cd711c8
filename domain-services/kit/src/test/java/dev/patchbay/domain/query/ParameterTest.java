package dev.patchbay.domain.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTest {

    @Test
    void parametersKeepTheirOrder() {
        assertThat(Parameter.parse("b=2&a=1&b=3"))
                .containsExactly(new Parameter("b", "2"), new Parameter("a", "1"), new Parameter("b", "3"));
    }

    @Test
    void namesAndValuesAreDecoded() {
        assertThat(Parameter.parse("where.a%2Eeq=x+y%20%C3%A9%3D&&empty&none="))
                .containsExactly(
                        new Parameter("where.a.eq", "x y é="), new Parameter("empty", ""), new Parameter("none", ""));
    }

    @Test
    void noQueryStringHasNoParameters() {
        assertThat(Parameter.parse(null)).isEmpty();
        assertThat(Parameter.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%zz", "a=%C3", "a=%FF", "%C3=a", "a=%ED%A0%80"})
    void malformedPercentEncodingIsRejected(String queryString) {
        assertThatThrownBy(() -> Parameter.parse(queryString))
                .isInstanceOf(ProblemException.class)
                .hasMessage("is not percent-encoded UTF-8");
    }
}

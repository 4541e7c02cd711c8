package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

class AcceptanceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        application/json | 1
        */* | 1
        application/*;q=0.5 | 0.5
        application/json;q=0.1, */* | 0.1
        */*;q=0.9, application/*;q=0.2 | 0.2
        text/csv | 0
        application/json;q=0 | 0
        text/csv, application/json;q=0.3 | 0.3
        """)
    void mostSpecificRangeDecides(String accept, double quality) throws HttpMediaTypeNotAcceptableException {
        assertThat(Acceptance.of(request(accept)).of(MediaType.APPLICATION_JSON))
                .isEqualTo(quality);
    }

    @Test
    void requestWithoutAcceptWantsEverything() throws HttpMediaTypeNotAcceptableException {
        assertThat(Acceptance.of(new MockHttpServletRequest()).of(MediaType.TEXT_PLAIN))
                .isEqualTo(1);
    }

    @Test
    void malformedAcceptIsNotAcceptable() {
        assertThatThrownBy(() -> Acceptance.of(request("text")))
                .isInstanceOf(HttpMediaTypeNotAcceptableException.class)
                .hasMessageContaining("malformed");
    }

    private static MockHttpServletRequest request(String accept) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept", accept);
        return request;
    }
}

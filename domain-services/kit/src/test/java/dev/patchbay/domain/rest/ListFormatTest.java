package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

class ListFormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        application/json | JSON
        text/csv | CSV
        application/x-ndjson | LINES
        */* | JSON
        text/* | CSV
        text/csv, application/json | JSON
        text/csv, application/json;q=0.9 | CSV
        text/html, */*;q=0.1 | JSON
        """)
    void formatOfTheHighestQualityIsChosen(String accept, ListFormat format)
            throws HttpMediaTypeNotAcceptableException {
        assertThat(ListFormat.of(request(accept))).isEqualTo(format);
    }

    @Test
    void requestThatAcceptsNoFormatIsRejected() {
        assertThatThrownBy(() -> ListFormat.of(request("text/html")))
                .isInstanceOf(HttpMediaTypeNotAcceptableException.class);
    }

    private static MockHttpServletRequest request(String accept) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept", accept);
        return request;
    }
}

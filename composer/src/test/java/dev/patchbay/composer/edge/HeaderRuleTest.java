package dev.patchbay.composer.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;

class HeaderRuleTest {

    private static final String SOME = "a value that is longer than eight";

    @Test
    void everyControlCharacterIsFoundWhereverItIs() {
        for (char c = 0; c <= 0xff; c++) {
            boolean isControl = (c < ' ' && c != '\t') || c == 0x7f;
            for (int at = 0; at < SOME.length(); at++) {
                String value = SOME.substring(0, at) + c + SOME.substring(at + 1);
                assertThat(new HeaderRule().check(request(value)) != null)
                        .as("0x%02x at %d", (int) c, at)
                        .isEqualTo(isControl);
            }
        }
    }

    @Test
    void anEmptyValueIsFine() {
        assertThat(new HeaderRule().check(request(""))).isNull();
    }

    private static HttpRequest request(String value) {
        HttpRequest request = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.GET,
                "/",
                DefaultHttpHeadersFactory.headersFactory().withValidation(false));
        request.headers().add("a", "b").add("some", value);
        return request;
    }
}

package dev.patchbay.composer.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "api.example.com:443",
                "a:",
                "a:65535",
                "127.0.0.1:80",
                "[::1]",
                "[::ffff:1.2.3.4]:8080",
                "a_b~!$&'()*+,;=%41-"
            })
    void aHostAndPerhapsAPortPass(String host) {
        assertThat(new HostRule().check(request("/", host))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                "a:b",
                "a:123456",
                "a:1:2",
                "[]",
                "[::1",
                "[::1]x",
                "[g]",
                "[::1]]",
                "a b",
                "a/b",
                "user@host",
                "hôst",
                "a\u0000"
            })
    void anythingElseIsRefused(String host) {
        assertThat(new HostRule().check(request("/", host))).isNotNull();
    }

    @Test
    void theAuthorityOfAnAbsoluteTargetReplacesTheField() {
        HttpRequest request = request("http://api.example.com:81/a?b", "other");
        assertThat(new HostRule().check(request)).isNull();
        assertThat(request.uri()).isEqualTo("/a?b");
        assertThat(request.headers().getAll(HttpHeaderNames.HOST)).containsExactly("api.example.com:81");
    }

    private static HttpRequest request(String target, String host) {
        HttpRequest request = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.GET,
                target,
                DefaultHttpHeadersFactory.headersFactory().withValidation(false));
        request.headers().add(HttpHeaderNames.HOST, host);
        return request;
    }
}

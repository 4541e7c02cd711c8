package dev.patchbay.composer.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.RawConnection;
import dev.patchbay.composer.RawConnection.Answer;
import dev.patchbay.composer.TestService;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of edge cases, byte for byte: one request in is at most one request out. */
class EdgeIT {

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .service(
                    "items",
                    TestService.document(
                            "GET /items", "POST /items", "GET /items/{id}", "GET /admin", "GET /{any}/open"),
                    "expose: [/items, \"/items/{id}\", \"/{any}/open\"]")
            .build();

    private static String authorization;

    @BeforeAll
    static void authorize() {
        authorization = "Authorization: Bearer " + composer.token() + "\r\n";
    }

    private static Arguments row(String what, int status, String request) {
        return Arguments.of(what, status, request);
    }

    static Stream<Arguments> refused() {
        String post = "POST /items HTTP/1.1\r\nHost: x\r\n";
        String get = "GET /items HTTP/1.1\r\n";
        String smuggled = "GET /admin HTTP/1.1\r\nHost: x\r\n\r\n";
        return Stream.of(
                row(
                        "CL and TE",
                        400,
                        post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled),
                row(
                        "TE and CL",
                        400,
                        post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + smuggled),
                row("two equal CL", 400, post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nab"),
                row("two unequal CL", 400, post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nabc"),
                row("CL list", 400, post + "Content-Length: 2, 2\r\n\r\nab"),
                row("CL +5", 400, post + "Content-Length: +5\r\n\r\nabcde"),
                row("CL 0x5", 400, post + "Content-Length: 0x5\r\n\r\nabcde"),
                row("CL -1", 400, post + "Content-Length: -1\r\n\r\n"),
                row("TE chunked, identity", 400, post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
                row("TE xchunked", 400, post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
                row("TE gzip, chunked", 501, post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                row(
                        "TE twice",
                        400,
                        post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                row("TE with vertical tab", 400, post + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n"),
                row(
                        "HTTP/1.0 with TE",
                        400,
                        "POST /items HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                row("space before colon", 400, post + "Content-Length : 2\r\n\r\nab"),
                row("obs-fold", 400, get + "Host: x\r\nX-A: b\r\n c\r\n\r\n"),
                row("obs-fold with tab", 400, get + "Host: x\r\nX-A: b\r\n\tc\r\n\r\n"),
                row("white space before the first field", 400, get + " Host: x\r\n\r\n"),
                row("no Host", 400, get + "\r\n"),
                row("two Hosts", 400, get + "Host: x\r\nHost: y\r\n\r\n"),
                row("two equal Hosts", 400, get + "Host: x\r\nHost: x\r\n\r\n"),
                row("Host with a path", 400, get + "Host: x/y\r\n\r\n"),
                row("Host with user", 400, get + "Host: a@x\r\n\r\n"),
                row("dot segments", 400, "GET /items/../admin HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("encoded dot segments", 400, "GET /items/%2e%2e/admin HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("half encoded dot segments", 400, "GET /items/.%2E/admin HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("one dot", 400, "GET /./items HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("encoded slash", 400, "GET /items/a%2fb HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("encoded backslash", 400, "GET /items/a%5cb HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("backslash", 400, "GET /items\\a HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("NUL", 400, "GET /items/a%00 HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("matrix parameter", 400, "GET /items;x=1 HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("encoded semicolon", 400, "GET /items/a%3bb HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("overlong UTF-8 dot", 400, "GET /items/%c0%ae%c0%ae HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("double slash", 400, "GET //evil/open HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("broken percent", 400, "GET /items/%zz HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("raw bytes", 400, "GET /items/\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("fragment", 400, "GET /items#a HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("absolute URI of another scheme", 400, "GET ftp://x/items HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("9 KB header", 431, get + "Host: x\r\nX-A: " + "a".repeat(9216) + "\r\n\r\n"),
                row("500 headers", 431, get + "Host: x\r\n" + "X-A: b\r\n".repeat(500) + "\r\n"),
                row("9 KB target", 414, "GET /items?" + "a".repeat(9216) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("HTTP/2.0", 505, "GET /items HTTP/2.0\r\nHost: x\r\n\r\n"),
                row("HTTP/1.2", 505, "GET /items HTTP/1.2\r\nHost: x\r\n\r\n"),
                row("CONNECT", 501, "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("TRACE", 501, "TRACE /items HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("unknown method", 501, "BREW /items HTTP/1.1\r\nHost: x\r\n\r\n"),
                row("NUL in a field", 400, get + "Host: x\r\nX-A: a\u0000b\r\n\r\n"),
                row("bare CR in a field", 400, get + "Host: x\r\nX-A: a\rb\r\n\r\n"),
                row("not HTTP", 400, "\u0016\u0003\u0001\u0000\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("refused")
    void isRefusedClosedAndNeverForwarded(String what, int status, String request) throws IOException {
        try (RawConnection connection = new RawConnection(composer.port())) {
            Answer answer = connection
                    .send(request.replaceFirst("\r\n\r\n", "\r\n" + authorization + "\r\n"))
                    .read(Duration.ofSeconds(3));
            assertThat(answer.status()).as(what + ": " + answer.text()).isEqualTo(status);
            assertThat(answer.count()).as(what).isEqualTo(1);
            assertThat(answer.closed()).as(what + " closes").isTrue();
        }
        assertThat(composer.service().seen()).isEmpty();
    }

    @Test
    void chunksWithBareLineFeedsNeverMakeASecondRequest() throws IOException {
        try (RawConnection connection = new RawConnection(composer.port())) {
            Answer answer = connection
                    .send("POST /items HTTP/1.1\r\nHost: x\r\n" + authorization
                            + "Transfer-Encoding: chunked\r\n\r\n5\nhello\n0\n\nGET /items HTTP/1.1\r\nHost: x\r\n\r\n")
                    .read(Duration.ofSeconds(3));
            assertThat(answer.closed()).isTrue();
            assertThat(answer.count()).isLessThanOrEqualTo(1);
        }
        assertThat(composer.service().seen().size()).isLessThanOrEqualTo(1);
        assertThat(composer.service().seen()).noneMatch(seen -> seen.method().equals("GET"));
    }

    @Test
    void aChunkExtensionIsAcceptedAndNotForwarded() throws IOException {
        try (RawConnection connection = new RawConnection(composer.port())) {
            Answer answer = connection
                    .send("POST /items HTTP/1.1\r\nHost: x\r\n" + authorization
                            + "Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\n\r\n")
                    .read();
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(composer.service().seen().getFirst().body()).isEqualTo("hello");
    }

    @Test
    void theAuthorityOfAnAbsoluteTargetReplacesTheHost() throws IOException {
        try (RawConnection connection = new RawConnection(composer.port())) {
            assertThat(connection
                            .send("GET http://platform.example/items?a=1 HTTP/1.1\r\nHost: evil\r\n" + authorization
                                    + "\r\n")
                            .read()
                            .status())
                    .isEqualTo(200);
        }
        assertThat(composer.service().seen().getFirst().target()).isEqualTo("/items?a=1");
        assertThat(composer.service().seen().getFirst().header("X-forwarded-host"))
                .isEqualTo("platform.example");
        assertThat(composer.service().seen().getFirst().header("Host"))
                .isEqualTo("localhost:" + composer.service().port());
    }

    @Test
    void aConnectionOptionTakesAwayNothingThatTheComposerSets() throws IOException {
        try (RawConnection connection = new RawConnection(composer.port())) {
            connection
                    .send("GET /items HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 6.6.6.6\r\nX-Own: 1\r\n"
                            + "Connection: close, X-Forwarded-For, X-Request-Id, Authorization, X-Own\r\n"
                            + authorization + "\r\n")
                    .read();
        }
        var seen = composer.service().seen().getFirst();
        assertThat(seen.header("X-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(seen.header("X-request-id")).isNotEmpty();
        assertThat(seen.header("Authorization")).startsWith("Bearer");
        assertThat(seen.header("X-own")).isEmpty();
        assertThat(seen.header("Connection")).doesNotContain("X-Own");
    }

    @Test
    void whatCouldTurnAnOperationIntoAnotherIsNotForwarded() throws IOException {
        try (RawConnection connection = new RawConnection(composer.port())) {
            connection
                    .send("POST /items HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nX-HTTP-Method-Override: DELETE\r\n"
                            + "X-Original-URL: /admin\r\nTE: trailers\r\nProxy-Authorization: a\r\nKeep-Alive: 5\r\n"
                            + authorization + "\r\n")
                    .read();
        }
        assertThat(composer.service().seen().getFirst().headers().keySet())
                .doesNotContain("X-http-method-override", "X-original-url", "Te", "Proxy-authorization", "Keep-alive");
    }

    @Test
    void onlyOneSpellingOfAPathReachesAService() throws IOException {
        try (RawConnection connection = new RawConnection(composer.port())) {
            connection
                    .send("GET /%69tems/a%7eb%c3%a9 HTTP/1.1\r\nHost: x\r\n" + authorization + "\r\n")
                    .read();
        }
        assertThat(composer.service().seen().getFirst().target()).isEqualTo("/items/a~b%C3%A9");
    }

    @Test
    void aRefusedRequestIsAnsweredAfterTheOneBeforeIt() throws IOException {
        try (RawConnection connection = new RawConnection(composer.port())) {
            Answer answer = connection
                    .send("GET /items HTTP/1.1\r\nHost: x\r\n" + authorization
                            + "\r\nGET /items/../admin HTTP/1.1\r\nHost: x\r\n\r\n")
                    .read(Duration.ofSeconds(3));
            assertThat(answer.count()).isEqualTo(2);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("HTTP/1.1 400");
            assertThat(answer.closed()).isTrue();
        }
        assertThat(composer.service().seen()).hasSize(1);
    }

    @Test
    void pipelinedRequestsAreEachAnswered() throws IOException {
        try (RawConnection connection = new RawConnection(composer.port())) {
            String post = "POST /items HTTP/1.1\r\nHost: x\r\n" + authorization + "Content-Length: 3\r\n\r\nabc";
            String chunked = "POST /items HTTP/1.1\r\nHost: x\r\n" + authorization
                    + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
            String get = "GET /items HTTP/1.1\r\nHost: x\r\n" + authorization + "\r\n";
            Answer answer = connection.send(post + get + chunked + get).read(Duration.ofSeconds(2));
            assertThat(answer.count()).isEqualTo(4);
        }
        assertThat(composer.service().seen())
                .extracting(TestService.Seen::method)
                .containsExactly("POST", "GET", "POST", "GET");
    }

    @Test
    void aHeaderThatNeverEndsIsClosedWithinTenSeconds() throws IOException {
        try (RawConnection connection = new RawConnection(composer.port())) {
            long start = System.nanoTime();
            Answer answer =
                    connection.send("GET /items HTTP/1.1\r\nHost: x\r\nX-A: b").read(Duration.ofSeconds(12));
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.closed()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        }
    }
}

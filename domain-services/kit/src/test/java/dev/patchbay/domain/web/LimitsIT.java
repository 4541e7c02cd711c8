package dev.patchbay.domain.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service takes at most, and what each answer tells a browser. */
class LimitsIT {

    private static final TestClient CLIENT = Blog.running().acme();

    @Test
    void oversizeBodyIs413WhoeverWouldReadIt() {
        String large = "{\"title\":\"" + "x".repeat(10 << 20) + "\"}";

        refused(CLIENT.post("/posts", large), 413, "content-too-large");
        refused(CLIENT.post("/hand", large), 413, "content-too-large");
        refused(CLIENT.patch("/posts?where.counter.eq=1", large), 413, "content-too-large");
    }

    /** Without a length nothing is known beforehand. */
    @Test
    void oversizeBodyInChunksIs413() throws IOException {
        URI base = URI.create(Blog.running().base());
        String token = Blog.running().issuer().token(Blog.ACME, Blog.SCOPES);
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            write(
                    out,
                    "POST /posts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int chunk = 0; chunk < 20; chunk++) {
                write(out, "10000\r\n" + "[".repeat(0x10000) + "\r\n");
            }
            write(out, "0\r\n\r\n");
            assertThat(firstLine(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void oversizeHeaderIs431() {
        refused(CLIENT.get("/posts", "X-Large", "x".repeat(20_000)), 431, "headers-too-large");
        refused(new TestClient(Blog.running().base(), "x".repeat(20_000)).get("/posts"), 431, "headers-too-large");
    }

    @Test
    void deepBodyIs400() {
        refused(CLIENT.post("/posts", "[".repeat(5_000)), 400, "unreadable-body");
        refused(CLIENT.post("/posts", "{\"title\":".repeat(5_000)), 400, "unreadable-body");
    }

    @Test
    void everyAnswerTellsABrowserToTrustNothing() {
        for (String path : new String[] {"/", "/docs", "/v3/api-docs", "/posts", "/nothing", "/posts/x"}) {
            Answer answer = CLIENT.get(path);
            assertThat(answer.header("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(answer.header("X-Frame-Options")).as(path).contains("DENY");
            assertThat(answer.header("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(answer.header("Referrer-Policy")).as(path).contains("no-referrer");
            assertThat(answer.header("Server")).as(path).isEmpty();
            assertThat(answer.header("X-Powered-By")).as(path).isEmpty();
        }
        assertThat(CLIENT.get("/posts").header("Cache-Control")).contains("no-store");
        assertThat(CLIENT.get("/posts/x").header("Cache-Control")).contains("no-store");
        assertThat(CLIENT.get("/v3/api-docs").header("Cache-Control")).contains("no-cache");
        assertThat(CLIENT.get("/v3/api-docs").header("ETag")).isPresent();
    }

    /** Nobody has looked at the token yet, and some of it no application code has seen at all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "413~ POST /posts HTTP/1.1|Host: x|Content-Length: 99999999",
                "400~ GET /posts/../x\\y HTTP/1.1|Host: x",
                "400~ GET /posts//x;y HTTP/1.1|Host: x",
                "400~ GET /%zz HTTP/1.1|Host: x",
                "400~ GET /po\u0001sts HTTP/1.1|Host: x",
                "400~ GET /posts HTTP/1.1",
                "400~ GET /posts HTTP/1.1|Host: x|Host: y",
                "400~ POST /posts HTTP/1.1|Host: x|Content-Length: x",
                "501~ POST /posts HTTP/1.1|Host: x|Transfer-Encoding: rot13",
                "505~ GET /posts HTTP/3.7|Host: x",
                "401~ POST /posts HTTP/1.1|Host: x|Content-Length: 0",
            })
    void refusalTellsABrowserToTrustNothing(int status, String request) throws IOException {
        int port = URI.create(Blog.running().base()).getPort();
        RawResponse answer = RawResponse.to(port, request.replace("|", "\r\n") + "\r\n\r\n");

        assertThat(answer.status()).as(answer.head()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Content-Security-Policy")).isPresent();
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Server")).isEmpty();
    }

    private static void refused(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("type").asString()).isEqualTo("urn:patchbay:problem:" + type);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String firstLine(Socket socket) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(30);
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}

package dev.patchbay.domain.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of a service's limits, and of the security headers of each response. */
class LimitsIT {

    private static final TestClient CLIENT = Blog.running().acme();

    @Test
    void oversizeBodyIs413ForEveryHandler() {
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
    void everyResponseHasTheBrowserHeaders() {
        for (String path : new String[] {"/", "/docs", "/v3/api-docs", "/posts", "/nothing", "/posts/x"}) {
            Response response = CLIENT.get(path);
            assertThat(response.header("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(response.header("X-Frame-Options")).as(path).contains("DENY");
            assertThat(response.header("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(response.header("Referrer-Policy")).as(path).contains("no-referrer");
            assertThat(response.header("Server")).as(path).isEmpty();
            assertThat(response.header("X-Powered-By")).as(path).isEmpty();
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
        RawResponse response = RawResponse.to(port, request.replace("|", "\r\n") + "\r\n\r\n");

        assertThat(response.status()).as(response.head()).isEqualTo(status);
        assertThat(response.header("Content-Type")).contains("application/problem+json");
        assertThat(response.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.header("X-Frame-Options")).contains("DENY");
        assertThat(response.header("Content-Security-Policy")).isPresent();
        assertThat(response.header("Referrer-Policy")).contains("no-referrer");
        assertThat(response.header("Cache-Control")).contains("no-store");
        assertThat(response.header("Server")).isEmpty();
    }

    private static void refused(Response response, int status, String type) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.json().get("type").asString()).isEqualTo("urn:patchbay:problem:" + type);
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

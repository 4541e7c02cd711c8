package dev.patchbay.composer.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.RawConnection;
import dev.patchbay.composer.TestService;
import dev.patchbay.composer.platform.ReservedPaths;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The composer's own pages, and requests of browsers (CORS). */
class OwnPagesIT {

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .service(
                    "items",
                    TestService.document("GET /{any}", "POST /{any}", "GET /docs/{page}", "PUT /items/{id}"),
                    "expose: [\"/**\"]")
            .more("""
                cors:
                  origins: [https://app.example]
                  headers: [Authorization, X-Own]
                  expose-headers: [ETag]
                  credentials: true
                  max-age: 10m
                """)
            .build();

    static Set<String> ownPaths() {
        return ReservedPaths.all();
    }

    @ParameterizedTest
    @MethodSource("ownPaths")
    void answersGetAndHeadAlikeAndOptions(String path) {
        HttpResponse<String> get = composer.get(path);
        HttpResponse<String> head = composer.send(composer.request("HEAD", path));
        assertThat(get.statusCode()).isEqualTo(path.equals("/docs/") ? 308 : 200);
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        for (String field : List.of("Content-Type", "ETag", "Vary", "Cache-Control", "Location")) {
            assertThat(head.headers().allValues(field))
                    .as(field)
                    .isEqualTo(get.headers().allValues(field));
        }
        HttpResponse<String> options = composer.send(composer.request("OPTIONS", path));
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(composer.service().seen()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ownPaths")
    void isNotSentAgainToWhoHasIt(String path) {
        if (path.equals("/docs/")) {
            return;
        }
        String etag = composer.get(path).headers().firstValue("ETag").orElseThrow();
        for (String method : List.of("GET", "HEAD")) {
            for (String known : List.of(etag, "\"other\", " + etag, "W/" + etag, "*")) {
                HttpResponse<String> answer =
                        composer.send(composer.request(method, path).header("If-None-Match", known));
                assertThat(answer.statusCode()).as(method + " " + known).isEqualTo(304);
                assertThat(answer.headers().firstValue("ETag")).contains(etag);
            }
        }
        assertThat(composer.send(composer.request("GET", path).header("If-None-Match", "\"other\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void hasNoOtherMethodAndIsNotRouted(String method) {
        for (String path : ReservedPaths.all()) {
            HttpResponse<String> answer = composer.send(composer.request(method, path));
            assertThat(answer.statusCode()).as(path).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        }
        assertThat(composer.service().seen()).isEmpty();
    }

    @Test
    void aTemplateBesideTheOwnPathsIsRouted() {
        assertThat(composer.get("/other").body()).startsWith("GET /other");
        assertThat(composer.get("/docs/other").body()).startsWith("GET /docs/other");
    }

    @Test
    void theStartPageIsOneForPeopleAndOneForPrograms() {
        HttpResponse<String> html = composer.send(composer.request("GET", "/").header("Accept", "text/html,*/*;q=0.8"));
        HttpResponse<String> json = composer.get("/");
        assertThat(html.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(html.headers().firstValue("ETag"))
                .isNotEqualTo(json.headers().firstValue("ETag"));
        assertThat(json.headers().allValues("Vary")).contains("Accept");
    }

    @Test
    void optionsOfTheServerAsAWhole() throws Exception {
        try (RawConnection connection = new RawConnection(composer.port())) {
            RawConnection.Answer answer =
                    connection.send("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n").read();
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.text()).containsIgnoringCase("allow: GET, HEAD, OPTIONS");
        }
    }

    // Fetch Standard, CORS protocol. The JDK's client may not send Origin, so these speak for themselves.

    private static String ask(String method, String path, String fields) throws Exception {
        try (RawConnection connection = new RawConnection(composer.port())) {
            return connection
                    .send(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + fields + "\r\n")
                    .read(java.time.Duration.ofSeconds(5))
                    .text()
                    .toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Test
    void aPreflightOfAnAllowedOriginIsToldWhatIsExposed() throws Exception {
        String answer = ask("OPTIONS", "/items/1", """
            Origin: https://app.example\r
            Access-Control-Request-Method: PUT\r
            Access-Control-Request-Headers: x-own\r
            """);
        assertThat(answer)
                .startsWith("http/1.1 204")
                .contains("access-control-allow-origin: https://app.example")
                .contains("access-control-allow-credentials: true")
                .contains("access-control-allow-methods: options, put")
                .contains("access-control-allow-headers: authorization, x-own")
                .contains("access-control-max-age: 600")
                .contains("vary: origin")
                .contains("access-control-request-headers");
        assertThat(composer.service().seen()).isEmpty();
    }

    @Test
    void aPreflightOfAnotherOriginIsToldNothing() throws Exception {
        for (String origin :
                List.of("https://evil.example", "null", "https://app.example.evil", "http://app.example")) {
            String answer =
                    ask("OPTIONS", "/items/1", "Origin: " + origin + "\r\nAccess-Control-Request-Method: PUT\r\n");
            assertThat(answer)
                    .startsWith("http/1.1 204")
                    .doesNotContain("access-control-allow")
                    .contains("vary: origin");
        }
    }

    @Test
    void anAnswerMayBeReadByAllowedOriginsAlsoWhenItIsAProblem() throws Exception {
        String token = "Authorization: Bearer " + composer.token() + "\r\n";
        assertThat(ask("GET", "/other", "Origin: https://app.example\r\n" + token))
                .startsWith("http/1.1 200")
                .contains("access-control-allow-origin: https://app.example")
                .contains("access-control-expose-headers: etag");
        assertThat(ask("GET", "/other", "Origin: https://app.example\r\n"))
                .startsWith("http/1.1 401")
                .contains("access-control-allow-origin: https://app.example");
        assertThat(ask("GET", "/no/where", "Origin: https://app.example\r\n"))
                .startsWith("http/1.1 404")
                .contains("access-control-allow-origin: https://app.example");
        assertThat(ask("GET", "/other", "Origin: https://evil.example\r\n" + token))
                .startsWith("http/1.1 200")
                .doesNotContain("access-control-allow");
    }

    @Test
    void aServicesOwnCorsIsNotPassedOn() throws Exception {
        composer.service().answer((exchange, seen) -> {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            exchange.getResponseHeaders().set("Vary", "Accept");
            TestService.send(exchange, 200, seen.method() + " " + seen.target());
        });
        String answer = ask(
                "GET", "/other", "Origin: https://app.example\r\nAuthorization: Bearer " + composer.token() + "\r\n");
        assertThat(answer)
                .contains("access-control-allow-origin: https://app.example")
                .doesNotContain("access-control-allow-origin: *")
                .contains("vary: accept")
                .contains("vary: origin");
    }
}

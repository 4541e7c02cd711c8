package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Bodies that are refused, and what is said about them. */
class RefusedBodyIT {

    private static final TestClient CLIENT = Blog.running().acme();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"title\":\"x\",\"counter\":1,\"nope\":1}; /nope; no property of Post",
                "{\"title\":\"x\",\"counter\":1,\"longtext\":\"\"}; /longtext; did you mean 'longText'",
                "{\"title\":\"x\"}; /counter; is required",
                "{\"title\":null,\"counter\":1}; /title; must not be null",
                "{\"title\":5,\"counter\":1}; /title; must be a string",
                "{\"title\":\"x\",\"counter\":\"1\"}; /counter; whole number",
                "{\"title\":\"x\",\"counter\":1.5}; /counter; whole number",
                "{\"title\":\"x\",\"counter\":99999999999}; /counter; whole number",
                "{\"title\":\"x\",\"counter\":1001}; /counter; 1000",
                "{\"title\":\"   \",\"counter\":1}; /title; blank",
                "{\"title\":\"012345678901234567890123456789012345678901234567890\",\"counter\":1}; /title; size",
                "{\"title\":\"x\\u0000\",\"counter\":1}; /title; NUL",
                "{\"title\":\"x\\ud800\",\"counter\":1}; /title; Unicode",
                "{\"title\":\"x\",\"counter\":1,\"mood\":\"angry\"}; /mood; one of",
                "{\"title\":\"x\",\"counter\":1,\"mood\":null}; /mood; must not be null",
                "{\"title\":\"x\",\"counter\":1,\"pinned\":\"true\"}; /pinned; true or false",
                "{\"title\":\"x\",\"counter\":1,\"publishedOn\":\"2026-02-30\"}; /publishedOn; date",
                "{\"title\":\"x\",\"counter\":1,\"authorId\":\"x\"}; /authorId; UUID",
                "{\"title\":\"x\",\"counter\":1,\"version\":1}; /version; read-only",
                "{\"title\":\"x\",\"counter\":1,\"createdAt\":\"2026-01-01T00:00:00Z\"}; /createdAt; read-only",
                "{\"title\":\"x\",\"counter\":1,\"updatedAt\":\"2026-01-01T00:00:00Z\"}; /updatedAt; read-only",
                "{\"title\":\"x\",\"counter\":1,\"tenantId\":\"01900000-0000-7000-8000-0000000000b2\"}; /tenantId; no"
                        + " property",
                "{\"title\":\"x\",\"counter\":1,\"secret\":\"s\"}; /secret; no property",
                "[5]; /0; must be an object",
                "5; ``; must be an object"
            })
    void aBodyThatDoesNotFitIsRefused(String body, String pointer, String detail) {
        Response response = CLIENT.post("/posts", body);

        assertThat(response.status()).as(response.body()).isEqualTo(400);
        JsonNode error = response.json().get("errors").get(0);
        assertThat(error.get("pointer").asString()).isEqualTo(pointer);
        assertThat(error.get("detail").asString()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"title\":; line 1, column 10",
                "{\"title\":\"x\"}}; line 1",
                "{\"a\":1,\"a\":2}; given twice",
                "``; empty",
                "{'title':1}; line 1"
            })
    void aBodyThatCannotBeReadIsRefused(String body, String detail) {
        Response response = CLIENT.post("/posts", body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().get("type").asString()).isEqualTo("urn:patchbay:problem:unreadable-body");
        assertThat(response.json().get("detail").asString()).contains(detail);
    }

    @Test
    void deeplyNestedBodyIsRejected() {
        assertThat(CLIENT.post("/posts", "[".repeat(100_000)).status()).isEqualTo(400);
    }

    @Test
    void tooLargeBodyIsRejected() {
        assertThat(CLIENT.post("/posts", "{\"title\":\"" + "x".repeat(1_100_000) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void lengthsCountUnicodeCharacters() {
        String emoji = "\ud83d\ude00";
        assertThat(CLIENT.post("/posts", "{\"title\":\"" + emoji.repeat(50) + "\",\"counter\":1}")
                        .status())
                .isEqualTo(201);
        assertThat(CLIENT.post("/posts", "{\"title\":\"" + emoji.repeat(51) + "\",\"counter\":1}")
                        .status())
                .isEqualTo(400);
    }
}

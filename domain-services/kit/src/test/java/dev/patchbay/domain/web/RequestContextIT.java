package dev.patchbay.domain.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import org.junit.jupiter.api.Test;

/** A request keeps the id that it came with, and its problems name it. */
class RequestContextIT {

    private static final Blog BLOG = Blog.running();

    private static Response get(String path, String... headers) {
        return new TestClient(BLOG.base(), BLOG.issuer().token(Blog.ACME, Blog.SCOPES)).get(path, headers);
    }

    @Test
    void requestIdOfTheClientIsKeptAndNamedInProblems() {
        Response response = get("/posts?nonsense=1", "X-Request-Id", "from-the-composer-1");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("X-Request-Id")).contains("from-the-composer-1");
        assertThat(response.json().get("instance").asString()).isEqualTo("urn:patchbay:request:from-the-composer-1");
    }

    @Test
    void malformedRequestIdIsReplaced() {
        assertThat(get("/posts").header("X-Request-Id").orElseThrow()).matches("[0-9a-f]{16}");
        assertThat(get("/posts", "X-Request-Id", "<script>")
                        .header("X-Request-Id")
                        .orElseThrow())
                .matches("[0-9a-f]{16}");
    }

    @Test
    void problemBeforeAuthenticationHasARequestId() {
        Response response = new TestClient(BLOG.base(), null).get("/posts", "X-Request-Id", "without-a-token");
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.json().get("instance").asString()).isEqualTo("urn:patchbay:request:without-a-token");
    }
}

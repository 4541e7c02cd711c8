package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of HTTP's rules for every resource and for plugin controllers. */
class ProtocolIT {

    private static final TestClient CLIENT = Blog.running().acme();

    private static String createdId(String title) {
        return CLIENT.post("/posts", "{\"title\":\"" + title + "\",\"counter\":1}")
                .json()
                .get("id")
                .asString();
    }

    @Test
    void methodsMediaTypesAndHeadFollowHttp() {
        String path = "/posts/" + createdId("protocol");

        assertThat(CLIENT.send("POST", "/posts", "x", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(CLIENT.get("/posts", "Accept", "application/xml").status()).isEqualTo(406);
        Response head = CLIENT.send("HEAD", path, null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).contains("\"1\"");
        Response options = CLIENT.send("OPTIONS", path, null);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow").orElse("")).contains("GET", "PUT", "PATCH", "DELETE");
        Response notAllowed = CLIENT.post(path, "{}");
        assertThat(notAllowed.status()).isEqualTo(405);
        assertThat(notAllowed.header("Allow").orElse("")).contains("GET", "PUT", "PATCH", "DELETE");
        assertThat(CLIENT.get("/nothing").status()).isEqualTo(404);
        assertThat(CLIENT.get("/posts/not-a-uuid").status()).isEqualTo(400);
        assertThat(CLIENT.get(path + "?limit=1").status()).isEqualTo(400);
        assertThat(CLIENT.delete(path + "?force=true").status()).isEqualTo(400);
    }

    @Test
    void pluginControllerFailsWithProblems() {
        assertThat(CLIENT.get("/posts/example?number=1").json().get("tenant").asString())
                .isEqualTo(Blog.ACME.toString());
        assertThat(CLIENT.get("/posts/example?number=x").status()).isEqualTo(400);
        assertThat(CLIENT.get("/posts/example").status()).isEqualTo(400);
        Response failed = CLIENT.get("/posts/example?number=13");
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain("select", "secret");
    }

    @Test
    void unknownMethodIsNotAllowed() {
        for (String method : List.of("QUERY", "PROPFIND", "get")) {
            Response response = CLIENT.send(method, "/posts", null);
            assertThat(response.status()).as(method).isEqualTo(405);
            assertThat(response.header("Allow")).contains("DELETE, GET, HEAD, OPTIONS, PATCH, POST");
        }
    }

    @Test
    void encodedBodyIsRejected() {
        String body = "{\"title\":\"coded\",\"counter\":1}";

        Response refused = CLIENT.post("/posts", body, "Content-Encoding", "gzip");
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("Accept-Encoding")).contains("identity");
        assertThat(CLIENT.post("/posts", body, "Content-Encoding", "identity").status())
                .isEqualTo(201);
    }

    @Test
    void parameterWithMalformedUtf8IsNamed() {
        assertThat(CLIENT.get("/posts?where.title.eq=%FF")
                        .json()
                        .at("/errors/0/parameter")
                        .asString())
                .isEqualTo("where.title.eq");
    }
}

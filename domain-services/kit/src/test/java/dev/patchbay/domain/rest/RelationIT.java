package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The section "Relations" of the REST cases. */
class RelationIT {

    private static final TestClient CLIENT = Blog.running().acme();

    private static String ann;
    private static String bob;
    private static String parent;
    private static String child;

    @BeforeAll
    static void insertRows() {
        ann = id(CLIENT.post("/authors", "{\"name\":\"Ann\"}"));
        bob = id(CLIENT.post("/authors", "{\"name\":\"Bob\"}"));
        parent = id(CLIENT.post(
                "/posts",
                "{\"title\":\"parent\",\"counter\":1,\"authorId\":\"" + ann + "\",\"editorId\":\"" + bob + "\"}"));
        child = id(CLIENT.post(
                "/posts",
                "{\"title\":\"child\",\"counter\":2,\"authorId\":\"" + ann + "\",\"parentId\":\"" + parent + "\"}"));
    }

    private static String id(Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        return response.json().get("id").asString();
    }

    @Test
    void toOneRelationReturnsItsTarget() {
        assertThat(CLIENT.get("/posts/" + parent + "/author").json().get("name").asString())
                .isEqualTo("Ann");
        assertThat(CLIENT.get("/posts/" + parent + "/editor").json().get("name").asString())
                .isEqualTo("Bob");
        assertThat(CLIENT.get("/posts/" + child + "/parent").json().get("title").asString())
                .isEqualTo("parent");
    }

    @Test
    void toOneRelationOfNullReferenceIsNotFound() {
        Response response = CLIENT.get("/posts/" + child + "/editor");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.json().get("detail").asString()).isEqualTo("The Post has no editor");
        assertThat(CLIENT.get("/posts/" + UUID.randomUUID() + "/editor").status())
                .isEqualTo(404);
    }

    @Test
    void twoReferencesToOneTableAreTwoChildLists() {
        assertThat(CLIENT.get("/authors/" + ann + "/posts-by-author").json().size())
                .isEqualTo(2);
        assertThat(CLIENT.get("/authors/" + ann + "/posts-by-editor").body()).isEqualTo("[]");
        assertThat(CLIENT.get("/authors/" + ann + "/posts").status()).isEqualTo(404);
        assertThat(CLIENT.get("/posts/" + parent + "/posts")
                        .json()
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo(child);
    }

    @Test
    void childListTakesTheQueryLanguage() {
        String list = "/authors/" + ann + "/posts-by-author";

        Response page = CLIENT.get(list + "?where.counter.gt=1&totalCount=true&fields=title");
        assertThat(page.body()).isEqualTo("[{\"title\":\"child\"}]");
        assertThat(page.header("X-Total-Count")).contains("1");
        assertThat(CLIENT.get(list + "?orderby.counter=desc&limit=1")
                        .json()
                        .get(0)
                        .get("title")
                        .asString())
                .isEqualTo("child");
        assertThat(CLIENT.get(list + "?where.typo.eq=1").status()).isEqualTo(400);
        assertThat(CLIENT.get("/authors/" + UUID.randomUUID() + "/posts-by-author")
                        .status())
                .isEqualTo(404);
        assertThat(Blog.running().globex().get(list).status()).isEqualTo(404);
    }

    @Test
    void tableOutsideTheAllowListHasNoRoute() {
        assertThat(CLIENT.get("/posts/" + parent + "/category").status()).isEqualTo(404);
        assertThat(CLIENT.get("/categories").status()).isEqualTo(404);
        assertThat(CLIENT.get("/posts/" + parent).json().has("categoryId")).isTrue();
        assertThat(CLIENT.get("/v3/api-docs").body()).doesNotContain("Category\"", "/category\"", "/categories");
    }

    @Test
    void expandEmbedsTheTarget() {
        JsonNode post =
                CLIENT.get("/posts/" + parent + "?expand=author,editor,parent").json();

        assertThat(post.get("author").get("name").asString()).isEqualTo("Ann");
        assertThat(post.get("editor").get("name").asString()).isEqualTo("Bob");
        assertThat(post.get("parent").isNull()).isTrue();
        JsonNode listed = CLIENT.get("/posts?fields=title&expand=author&where.id.eq=" + child)
                .json();
        assertThat(listed.get(0).propertyNames()).containsExactly("title", "author");
        assertThat(CLIENT.get("/posts/" + parent + "?expand=author").header("ETag"))
                .isEmpty();
    }

    @Test
    void expandNeedsTheReadScopeOfTheTarget() {
        TestClient postsOnly =
                new TestClient(Blog.running().base(), Blog.running().issuer().token(Blog.ACME, "posts:read"));

        assertThat(postsOnly.get("/posts/" + parent).status()).isEqualTo(200);
        Response refused = postsOnly.get("/posts/" + parent + "?expand=author");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_scope\", scope=\"authors:read\"");
        assertThat(postsOnly.get("/posts/" + parent + "/author").status()).isEqualTo(403);
    }
}

package dev.patchbay.domain.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The section "Document" of the REST cases, as far as it needs no generated client. */
class DocumentIT {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final TestClient CLIENT = new TestClient(Blog.running().base(), null);
    private static final Response ANSWER = CLIENT.get("/v3/api-docs");
    private static final JsonNode DOCUMENT = ANSWER.json();

    private record Documented(String method, String path, JsonNode operation) {}

    private static List<Documented> operations() {
        List<Documented> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : DOCUMENT.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(new Documented(method.getKey(), path.getKey(), method.getValue()));
                }
            }
        }
        return operations;
    }

    @Test
    void documentIsOpenApi31AndHasAnEtag() {
        assertThat(DOCUMENT.get("openapi").asString()).isEqualTo("3.1.0");
        assertThat(DOCUMENT.get("servers").get(0).get("url").asString()).isEqualTo("/");
        String etag = ANSWER.header("ETag").orElseThrow();
        assertThat(CLIENT.get("/v3/api-docs", "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(CLIENT.get("/v3/api-docs", "Accept-Language", "nl").body()).isEqualTo(ANSWER.body());
    }

    @Test
    void everyOperationIsComplete() {
        Set<String> ids = new HashSet<>();
        for (Documented each : operations()) {
            String place = each.method() + " " + each.path();
            JsonNode operation = each.operation();
            assertThat(ids.add(operation.get("operationId").asString()))
                    .as(place)
                    .isTrue();
            assertThat(operation.get("tags").size()).as(place).isEqualTo(1);
            assertThat(operation.has("security")).as(place).isTrue();
            assertThat(operation.get("responses").propertyNames()).as(place).contains("400", "401", "500", "503");
            if (!each.path().endsWith("/example")) {
                assertThat(operation.get("summary").asString()).as(place).isNotBlank();
                assertThat(operation.get("security").get(0).get("bearer").size())
                        .as(place)
                        .isPositive();
            }
        }
        assertThat(ids).contains("listPosts", "getPost", "createPost", "replacePost", "updatePost", "deletePost");
        assertThat(ids).contains("updatePosts", "deletePosts", "getPostEditor", "listAuthorPostsByEditor");
    }

    @Test
    void everyReferenceResolves() {
        List<String> references = new ArrayList<>();
        collect(DOCUMENT, references);

        assertThat(references).isNotEmpty();
        for (String reference : references) {
            assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.path("$ref").isString()) {
            references.add(node.get("$ref").asString());
        }
        node.values().forEach(child -> collect(child, references));
    }

    @Test
    void inputSchemasLackReadOnlyProperties() {
        JsonNode schemas = DOCUMENT.get("components").get("schemas");

        assertThat(schemas.get("Post").get("properties").propertyNames())
                .contains("id", "version", "createdAt", "categoryId")
                .doesNotContain("secret");
        assertThat(schemas.get("NewPost").get("properties").propertyNames())
                .contains("id", "title")
                .doesNotContain("version", "createdAt", "secret");
        assertThat(schemas.get("NewPost").get("required").toString()).isEqualTo("[\"counter\",\"title\"]");
        assertThat(schemas.get("PostPatch").get("properties").propertyNames()).doesNotContain("id");
        assertThat(schemas.get("PostPatch").has("required")).isFalse();
        assertThat(schemas.get("Post")
                        .get("properties")
                        .get("longText")
                        .get("type")
                        .toString())
                .isEqualTo("[\"string\",\"null\"]");
        assertThat(schemas.get("NewPost")
                        .get("properties")
                        .get("title")
                        .get("maxLength")
                        .asInt())
                .isEqualTo(50);
        assertThat(schemas.get("NewPost")
                        .get("properties")
                        .get("mood")
                        .get("default")
                        .asString())
                .isEqualTo("sunny");
    }

    @Test
    void everyDocumentedFilterIsAccepted() {
        for (Map.Entry<String, JsonNode> parameter :
                DOCUMENT.get("components").get("parameters").properties()) {
            if (parameter.getKey().startsWith("Post.where.")
                    || parameter.getKey().startsWith("Post.orderby.")) {
                JsonNode definition = parameter.getValue();
                String query = definition.get("name").asString() + "=" + sample(definition.get("schema"));
                assertThat(Blog.running().acme().get("/posts?" + query).status())
                        .as(query)
                        .isEqualTo(200);
            }
        }
    }

    private static String sample(JsonNode schema) {
        if (schema.has("$ref")) {
            return sample(DOCUMENT.at(schema.get("$ref").asString().substring(1)));
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0).asString();
        }
        return switch (schema.path("format").asString(schema.get("type").asString())) {
            case "uuid" -> "01900000-0000-7000-8000-000000000001";
            case "int32", "int64" -> "1";
            case "boolean" -> "true";
            case "date" -> "2026-01-01";
            case "date-time" -> "2026-01-01T00:00:00Z";
            case "array" -> sample(schema.get("items"));
            default -> "text";
        };
    }
}

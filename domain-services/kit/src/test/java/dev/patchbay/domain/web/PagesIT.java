package dev.patchbay.domain.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The pages for people and the start page for programs list what the document lists. */
class PagesIT {

    private static final TestClient NOBODY = new TestClient(Blog.running().base(), null);
    private static final Pattern ROW = Pattern.compile("<tr><td>([A-Z]+)</td><td><code>(/[^<]*)</code></td>");

    @Test
    void docsPageListsEveryDocumentedOperationAndNoOther() {
        Set<String> listed = new TreeSet<>();
        Matcher row = ROW.matcher(NOBODY.get("/docs").body());
        while (row.find()) {
            listed.add(row.group(1) + " " + row.group(2));
        }

        assertThat(listed).isEqualTo(documented());
        assertThat(listed).contains("GET /posts/events", "GET /posts/{id}/author", "GET /posts/example");
    }

    @Test
    void docsPageShowsTheScopesOfAnOperation() {
        assertThat(NOBODY.get("/docs").body())
                .contains("<td><code>/posts/{id}/author</code></td><td>posts:read authors:read</td>");
    }

    @Test
    void startPageListsEveryDocumentedOperationAndNoOther() {
        JsonNode page = NOBODY.get("/", "Accept", "application/json").json();
        Set<String> listed = new TreeSet<>();
        for (JsonNode resource : page.get("resources").values()) {
            resource.get("operations").forEach(operation -> listed.add(line(operation)));
        }
        page.get("endpoints").forEach(endpoint -> listed.add(line(endpoint)));

        assertThat(listed).isEqualTo(documented());
    }

    @Test
    void startPageInHtmlLinksToTheDocs() {
        assertThat(NOBODY.get("/", "Accept", "text/html").body())
                .contains("<a href=\"/docs#posts\"><code>/posts</code></a>", "<code>/posts/example</code>");
    }

    private static String line(JsonNode operation) {
        return operation.get("method").asString() + " " + operation.get("path").asString();
    }

    private static Set<String> documented() {
        Set<String> operations = new TreeSet<>();
        NOBODY.get("/v3/api-docs")
                .json()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }
}

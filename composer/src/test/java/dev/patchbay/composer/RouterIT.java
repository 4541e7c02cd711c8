package dev.patchbay.composer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The invariant: every documented operation is routed, every routed operation is documented, nothing else is reachable.
 */
class RouterIT {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> CUSTOMERS = List.of(
            "GET /customers",
            "POST /customers",
            "GET /customers/example",
            "GET /customers/{id}",
            "PUT /customers/{id}",
            "DELETE /customers/{id}",
            "GET /customers/{id}/invoices",
            "GET /secrets",
            "GET /customers/secrets");
    private static final List<String> PRODUCTS =
            List.of("GET /products", "GET /products/{id}", "DELETE /products/{id}");

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .service("customers", TestService.document(CUSTOMERS.toArray(String[]::new)), """
                expose:
                  - /customers
                  - /customers/{id}
                  - operation: GET_customers_example
                    as: GET /hello
                hide: [DELETE /**]
                """)
            .service("products", TestService.document(PRODUCTS.toArray(String[]::new)), """
                prefix: /catalog
                expose: [/products/**]
                """)
            .build();

    @Test
    void documentedOperationsAreExactlyTheRoutedOnes() throws Exception {
        Mapping paths = Objects.requireNonNull(((Mapping) DocumentReader.read(
                        "openapi.json", composer.get("/openapi.json").body().getBytes(StandardCharsets.UTF_8)))
                .mapping("paths"));
        List<String> documented = new ArrayList<>();
        for (String path : paths.keys()) {
            Objects.requireNonNull(paths.mapping(path))
                    .keys()
                    .forEach(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path));
        }
        List<String> routed = new ArrayList<>();
        for (String path : candidates()) {
            for (String method : METHODS) {
                HttpResponse<String> answer =
                        composer.send(composer.request(method, path.replaceAll("\\{[^}]*}", "42")));
                if (answer.statusCode() == 200) {
                    routed.add(method + " " + path);
                } else {
                    assertThat(answer.statusCode()).as(method + " " + path).isIn(404, 405);
                    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                }
            }
        }
        assertThat(routed).containsExactlyInAnyOrderElementsOf(documented);
        assertThat(composer.service("customers").seen().size()
                        + composer.service("products").seen().size())
                .isEqualTo(documented.size());
        assertThat(documented).hasSize(8);
    }

    /** Every path of every service as it is, with the prefix, and everything on the platform. */
    private static List<String> candidates() {
        List<String> paths = new ArrayList<>(List.of("/hello", "/openapi", "/catalog"));
        for (String operation : CUSTOMERS) {
            paths.add(operation.split(" ", -1)[1]);
        }
        for (String operation : PRODUCTS) {
            paths.add(operation.split(" ", -1)[1]);
            paths.add("/catalog" + operation.split(" ", -1)[1]);
        }
        return paths.stream()
                .distinct()
                .filter(path -> !path.equals("/customers/secrets") && !path.equals("/customers/example"))
                .toList();
    }

    @Test
    void aHiddenOperationIsNotReachedThroughAnExposedTemplate() {
        assertThat(composer.get("/customers/secrets").statusCode()).isEqualTo(404);
        assertThat(composer.get("/customers/example").statusCode()).isEqualTo(404);
        assertThat(composer.get("/customers/s%65crets").statusCode()).isEqualTo(404);
        assertThat(composer.service("customers").seen()).isEmpty();
        assertThat(composer.get("/customers/other").statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasMatchedIsForwardedWithItsQuery() {
        assertThat(composer.get("/catalog/products/a%20b?where.name.eq=x%7Cy&limit=1")
                        .body())
                .startsWith("GET /products/a%20b?where.name.eq=x%7Cy&limit=1");
        assertThat(composer.get("/hello").body()).startsWith("GET /customers/example");
    }

    @Test
    void anotherMethodIs405WithAllow() {
        HttpResponse<String> answer = composer.send(composer.request("DELETE", "/customers/1"));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, PUT");
    }

    @Test
    void withoutATokenNothingIsCalled() throws Exception {
        HttpResponse<String> answer = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(
                                        java.net.URI.create("http://localhost:" + composer.port() + "/customers"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(composer.service("customers").seen()).isEmpty();
    }

    @Test
    void theTokenIsRelayed() {
        composer.get("/customers");
        assertThat(composer.service("customers").seen().getFirst().header("Authorization"))
                .startsWith("Bearer ey");
    }

    @Test
    void theDocumentIsNotSentAgainWhileItIsTheSame() {
        HttpResponse<String> first = composer.get("/openapi.json");
        String etag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> second =
                composer.send(composer.request("GET", "/openapi.json").header("If-None-Match", etag));
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(composer.get("/openapi.yaml").body()).contains("title: Test");
    }
}

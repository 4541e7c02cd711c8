package dev.patchbay.composer.plans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.TestService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A token may call what its plan contains and its scopes cover, as often as its plan says, and its document says the
 * same.
 */
class PlansIT {

    private static final String DOCUMENT = """
        {"openapi":"3.1.0","info":{"title":"Orders","version":"1"},
         "paths":{
           "/orders":{
             "get":{"operationId":"listOrders","tags":["Reading"],"responses":{"200":{"description":"ok",
               "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Order"}}}}}},
             "post":{"operationId":"createOrder","security":[{"login":["orders:write"]}],
               "responses":{"200":{"description":"ok"}}}},
           "/orders/{id}":{
             "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],
             "get":{"operationId":"getOrder","tags":["Reading"],"responses":{"200":{"description":"ok"}}},
             "delete":{"operationId":"deleteOrder","security":[{"login":["orders:write","orders:admin"]},{"login":["orders:owner"]}],
               "responses":{"200":{"description":"ok"}}}},
           "/reports":{"get":{"operationId":"report","responses":{"200":{"description":"ok",
               "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Report"}}}}}}}},
         "components":{
           "schemas":{"Order":{"type":"object"},"Report":{"type":"object"}},
           "securitySchemes":{
             "login":{"type":"oauth2","flows":{"clientCredentials":{"tokenUrl":"https://login.example.com/token",
               "scopes":{"orders:write":"write","orders:admin":"administer","orders:owner":"own"}}}}}}}
        """;
    private static final List<String> METHODS = List.of("GET", "POST", "DELETE");
    private static final List<String> PATHS = List.of("/orders", "/orders/{id}", "/reports", "/stock/items", "/open");

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .service("orders", DOCUMENT, "expose: [/**]")
            .service("stock", TestService.document("GET /items", "POST /items"), """
                prefix: /stock
                expose: [/**]
                """)
            .service("open", TestService.document("GET /open"), """
                expose: [/**]
                access: public
                """)
            .more("""
                claims: { plan: app.plan }
                plans:
                  free: { default: true, allow: [ GET /orders ], rate: 5/min }
                  reader: { allow: [ tag: Reading, service: stock ], deny: [ POST /stock/** ] }
                  pro: { allow: [ /** ], rate: [ 1000/min, 10000/day ] }
                  bursty: { allow: [ operation: report ], rate: { limit: 60/min, burst: 3 } }
                """)
            .build();

    private final HttpClient client = HttpClient.newHttpClient();

    private static String token(@Nullable String plan, String scopes) {
        UUID tenant = UUID.randomUUID();
        return composer.issuer().token(claims -> {
            claims.claim("tenant", tenant.toString()).claim("scope", scopes);
            return plan == null ? claims : claims.claim("app", java.util.Map.of("plan", plan));
        });
    }

    private HttpResponse<String> call(String token, String method, String path) throws Exception {
        return client.send(request(token, method, path), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String token, String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + composer.port() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
    }

    @Test
    void tokensDocumentListsExactlyTheOperationsThatItCanCall() throws Exception {
        List<String> tokens = List.of(
                token(null, "orders:write"),
                token("reader", ""),
                token("reader", "orders:write orders:admin"),
                token("pro", ""),
                token("pro", "orders:write"),
                token("pro", "orders:write orders:admin"),
                token("bursty", ""));
        List<Integer> sizes = new ArrayList<>();
        for (String token : tokens) {
            List<String> documented = documented(call(token, "GET", "/openapi.json"));
            List<String> callable = new ArrayList<>();
            for (String path : PATHS) {
                for (String method : METHODS) {
                    int status = call(token, method, path.replace("{id}", "7")).statusCode();
                    if (status == 200) {
                        callable.add(method + " " + path);
                    } else {
                        assertThat(status).as(method + " " + path).isIn(403, 404, 405);
                    }
                }
            }
            assertThat(callable).containsExactlyInAnyOrderElementsOf(documented);
            sizes.add(documented.size());
        }
        assertThat(sizes).containsExactly(2, 4, 4, 6, 7, 8, 2);
    }

    private static List<String> documented(HttpResponse<String> document) {
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.headers().firstValue("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary).contains("Authorization"));
        JsonNode paths = JsonMapper.shared().readTree(document.body()).path("paths");
        List<String> operations = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey().toUpperCase(java.util.Locale.ROOT)))
                        .forEach(member -> operations.add(
                                member.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    @Test
    void tokensDocumentShowsNothingOfOtherOperations() throws Exception {
        String token = token("reader", "");
        HttpResponse<String> reader = call(token, "GET", "/openapi.json");
        assertThat(reader.body())
                .doesNotContain("Report")
                .doesNotContain("report")
                .contains("Order");
        HttpResponse<String> again = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + composer.port() + "/openapi.json"))
                        .header("Authorization", "Bearer " + token)
                        .header(
                                "If-None-Match",
                                reader.headers().firstValue("ETag").orElseThrow())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
        HttpResponse<String> pro = call(token("pro", "orders:write orders:admin"), "GET", "/openapi.json");
        assertThat(pro.headers().firstValue("ETag"))
                .isNotEqualTo(reader.headers().firstValue("ETag"));
        assertThat(call(token, "GET", "/openapi.yaml").body())
                .contains("listOrders")
                .doesNotContain("report");
    }

    @Test
    void documentWithoutATokenIsThePlatformsAndWithABadTokenIs401() throws Exception {
        HttpResponse<String> all = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + composer.port() + "/openapi.json"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(documented(all)).hasSize(8);
        assertThat(call("nonsense", "GET", "/openapi.json").statusCode()).isEqualTo(401);
        assertThat(call(token("unheard-of", ""), "GET", "/openapi.json").statusCode())
                .isEqualTo(403);
    }

    @Test
    void operationOutsideThePlanIsRefusedBeforeTheServiceAndNamesThePlansThatHaveIt() throws Exception {
        HttpResponse<String> answer = call(token("reader", ""), "GET", "/reports");
        assertThat(answer.statusCode()).isEqualTo(403);
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:patchbay:problem:not-in-plan");
        assertThat(problem.path("plan").asString()).isEqualTo("reader");
        assertThat(problem.path("plans").toString()).isEqualTo("[\"pro\",\"bursty\"]");
        assertThat(call(token("unheard-of", ""), "GET", "/orders").body()).contains("not-in-plan");
        HttpResponse<String> scope = call(token("pro", "orders:read"), "POST", "/orders");
        assertThat(scope.statusCode()).isEqualTo(403);
        assertThat(scope.body()).contains("insufficient-scope").contains("orders:write");
        assertThat(scope.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("insufficient_scope");
        assertThat(composer.service("orders").seen()).isEmpty();
    }

    @Test
    void burstBeyondTheLimitGets429WithRetryAfter() throws Exception {
        String token = token("free", "");
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            calls.add(client.sendAsync(request(token, "GET", "/orders"), HttpResponse.BodyHandlers.ofString()));
        }
        List<HttpResponse<String>> answers =
                calls.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(5);
        assertThat(composer.service("orders").seen()).hasSize(5);
        HttpResponse<String> refused = answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 60L);
        assertThat(refused.headers().firstValue("RateLimit-Policy")).contains("\"5/min\";q=5;w=60");
        assertThat(refused.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"5/min\";r=0;t=");
        assertThat(refused.headers().firstValue("RateLimit-Remaining")).contains("0");
        assertThat(refused.body()).contains("rate-limited").contains("violated-policies");
        assertThat(call(token("free", ""), "GET", "/orders").statusCode())
                .as("another tenant")
                .isEqualTo(200);
    }

    @Test
    void tightestOfSeveralRatesIsReported() throws Exception {
        HttpResponse<String> answer = call(token("pro", ""), "GET", "/orders");
        assertThat(answer.headers().firstValue("RateLimit-Policy"))
                .contains("\"1000/min\";q=1000;w=60, \"10000/day\";q=10000;w=86400");
        assertThat(answer.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"1000/min\";r=999;t=");
        assertThat(answer.headers().firstValue("RateLimit-Limit")).contains("1000");
    }

    @Test
    void publicOperationNeedsNoPlan() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + composer.port() + "/open"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}

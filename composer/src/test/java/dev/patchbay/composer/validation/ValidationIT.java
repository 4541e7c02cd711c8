package dev.patchbay.composer.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.TestService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An invalid request does not reach the service; an invalid response is counted. */
class ValidationIT {

    private static final String DOCUMENT = """
        {"openapi":"3.0.3","info":{"title":"Orders","version":"1"},
         "paths":{
           "/orders":{
             "get":{"operationId":"listOrders","parameters":[
                 {"name":"limit","in":"query","schema":{"type":"integer","minimum":1,"maximum":100}},
                 {"name":"status","in":"query","explode":false,"schema":{"type":"array","items":{"enum":["open","paid"]}}},
                 {"name":"tag","in":"query","schema":{"type":"array","maxItems":2,"items":{"type":"string"}}},
                 {"name":"price","in":"query","style":"deepObject","explode":true,"schema":{"type":"object",
                   "properties":{"from":{"type":"number"},"to":{"type":"number"}},"additionalProperties":false}},
                 {"name":"q","in":"query","schema":{"type":"string","pattern":"^(a+)+$"}},
                 {"name":"X-Trace","in":"header","schema":{"type":"string","format":"uuid"}},
                 {"$ref":"#/components/parameters/Region"}],
               "responses":{"200":{"description":"ok","content":{"application/json":{"schema":{
                 "type":"array","items":{"$ref":"#/components/schemas/Order"}}}}}}},
             "post":{"operationId":"createOrder",
               "requestBody":{"required":true,"content":{
                 "application/json":{"schema":{"$ref":"#/components/schemas/Order"}},
                 "text/csv":{}}},
               "responses":{"201":{"description":"made"}}}},
           "/orders/{id}":{
             "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}],
             "get":{"operationId":"getOrder","responses":{"200":{"description":"ok"}}}}},
         "components":{
           "parameters":{"Region":{"name":"region","in":"query","required":true,"schema":{"type":"string","minLength":2}}},
           "schemas":{"Order":{"type":"object","required":["id","item"],"additionalProperties":false,"properties":{
             "id":{"type":"string","readOnly":true},
             "item":{"type":"string","minLength":1},
             "note":{"type":"string","nullable":true},
             "count":{"type":"integer","minimum":0,"exclusiveMinimum":true}}}}}}
        """;

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .service("orders", DOCUMENT, """
                expose: [/**]
                validate: both
                """)
            .more("limits: { validated-body: 64KB }")
            .build();

    @BeforeEach
    void answerWithAnEmptyList() {
        composer.service().answer((exchange, seen) -> TestService.send(exchange, 200, "[]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        region=eu&limit=10;                       200; -
        region=eu&limit=0;                        400; limit
        region=eu&limit=ten;                      400; limit
        region=eu&limit=1.0;                      200; -
        region=eu&status=open,paid;               200; -
        region=eu&status=open,lost;               400; status
        region=eu&tag=a&tag=b;                    200; -
        region=eu&tag=a&tag=b&tag=c;              400; tag
        region=eu&price%5Bfrom%5D=1.5&price[to]=2;200; -
        region=eu&price[from]=cheap;              400; price
        region=eu&price[around]=1;                400; price
        region=e;                                 400; region
        limit=10;                                 400; region
        region=eu&unknown=1;                      200; -
        """)
    void parametersAreHeldToTheirSchemas(String query, int status, String name) {
        HttpResponse<String> answer =
                composer.get("/orders?" + query.replace("[", "%5B").replace("]", "%5D"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.body())
                    .contains("urn:patchbay:problem:invalid-parameter")
                    .contains("\"parameter\":\"" + name + "\"");
            assertThat(composer.service().seen()).isEmpty();
        }
    }

    @Test
    void headersAndPathsAreToo() {
        HttpResponse<String> header =
                composer.send(composer.request("GET", "/orders?region=eu").header("X-Trace", "no-uuid"));
        assertThat(header.statusCode()).isEqualTo(400);
        assertThat(header.body()).contains("\"header\":\"X-Trace\"");
        assertThat(composer.get("/orders/seven").statusCode()).isEqualTo(400);
        assertThat(composer.get("/orders/7").statusCode()).isEqualTo(200);
    }

    @Test
    void aPatternThatNeedsExponentialTimeIsGivenUp() {
        long start = System.nanoTime();
        HttpResponse<String> answer = composer.get("/orders?region=eu&q=" + "a".repeat(60) + "b");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static HttpResponse<String> post(String type, String body) {
        return composer.send(composer.request("POST", "/orders")
                .header("Content-Type", type)
                .method("POST", BodyPublishers.ofString(body)));
    }

    @Test
    void bodiesAreHeldToTheirSchemas() {
        assertThat(post("application/json", "{\"item\":\"x\",\"note\":null}").statusCode())
                .as("a read-only property is not asked of requests")
                .isEqualTo(200);
        assertThat(composer.service().seen().getFirst().body()).isEqualTo("{\"item\":\"x\",\"note\":null}");
        composer.service().seen().clear();
        HttpResponse<String> wrong =
                post("application/json; charset=utf-8", "{\"item\":\"\",\"count\":0,\"colour\":1}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("urn:patchbay:problem:invalid-body")
                .contains("\"pointer\":\"/item\"")
                .contains("\"pointer\":\"/count\"");
        assertThat(post("application/json", "{\"item\":").body()).contains("unreadable-body");
        assertThat(post("application/json", "{\"item\":\"x\",\"item\":\"y\"}").statusCode())
                .isEqualTo(400);
        assertThat(post("application/json", "").statusCode()).isEqualTo(400);
        assertThat(post("application/json", "{\"item\":\"x\",\"count\":1e999999999}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("application/json", "[".repeat(5000)).statusCode()).isEqualTo(400);
        assertThat(post("application/xml", "<order/>").statusCode()).isEqualTo(415);
        assertThat(post("application/json", "{\"item\":\"" + "x".repeat(70_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(composer.service().seen()).isEmpty();
        assertThat(post("text/csv", "a;b\n".repeat(40_000)).statusCode())
                .as("what is no JSON streams through")
                .isEqualTo(200);
    }

    @Test
    void anAnswerThatBreaksTheDocumentPassesAndIsCounted() throws Exception {
        composer.service().answer((exchange, seen) -> TestService.send(exchange, 200, "[{\"id\":7}]"));
        HttpResponse<String> answer = composer.get("/orders?region=eu");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[{\"id\":7}]");
        MeterRegistry meters = composer.composer().context().getBean(MeterRegistry.class);
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        Counter counter = null;
        while (counter == null && System.nanoTime() < end) {
            counter = meters.find("patchbay.responses.invalid")
                    .tag("route", "GET /orders")
                    .counter();
            Thread.sleep(20);
        }
        assertThat(java.util.Objects.requireNonNull(counter).count()).isPositive();
    }
}

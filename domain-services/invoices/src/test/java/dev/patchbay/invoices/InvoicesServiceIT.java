package dev.patchbay.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.service.DomainService;
import dev.patchbay.encryption.KeysetFile;
import dev.patchbay.migrator.Migrator;
import dev.patchbay.migrator.MigratorConfig;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestIssuer;
import dev.patchbay.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The invoices service as a client meets it. */
@TestInstance(Lifecycle.PER_CLASS)
class InvoicesServiceIT {

    private static final UUID ACME = UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    private static final UUID GLOBEX = UUID.fromString("01900000-0000-7000-8000-0000000000b2");
    private static final String ALL_SCOPES =
            "invoices:read invoices:write line-items:read customers:read customers:write"
                    + " products:read products:write addresses:read emails:read phones:read addresses:write";

    private final TestDatabase database = TestPostgres.emptyDatabase();
    private final TestIssuer issuer = TestIssuer.start();
    private ConfigurableApplicationContext service;
    private TestClient acme;
    private TestClient globex;

    @BeforeAll
    void start(@TempDir Path folder) {
        Path masterKey = folder.resolve("master.json");
        KeysetFile.create(masterKey);
        Migrator migrator = Migrator.of(new MigratorConfig(
                database.jdbcUrl(),
                TestPostgres.OWNER,
                TestPostgres.OWNER_PASSWORD,
                Duration.ofSeconds(5),
                Map.of("shared", "s", "customers", "c", "products", "p", "invoices", "i"),
                masterKey.toString()));
        migrator.migrate();
        migrator.seed();
        service = DomainService.run(
                "invoices",
                "--server.port=0",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.password=i",
                "--patchbay.domain.encryption.master-key=" + masterKey,
                "--patchbay.domain.security.issuer=" + issuer.uri());
        String base = "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
        acme = new TestClient(base, issuer.token(ACME, ALL_SCOPES));
        globex = new TestClient(base, issuer.token(GLOBEX, ALL_SCOPES));
    }

    @AfterAll
    void stop() {
        service.close();
        issuer.close();
    }

    @Test
    void eachTenantSeesItsOwnInvoices() {
        Response mine = acme.get("/invoices?limit=3");
        String id = mine.json().get(0).get("id").asString();

        assertThat(acme.get("/invoices/" + id).status()).isEqualTo(200);
        assertThat(globex.get("/invoices/" + id).status()).isEqualTo(404);
    }

    private static final String CUSTOMER = "01900004-0001-7000-8000-0000000000a1";
    private static final String PRODUCT = "01900005-0001-7000-8000-0000000000a1";

    private Response draft(String number, String... lineItems) {
        return acme.post(
                "/invoices",
                "{\"number\":\"%s\",\"customerId\":\"%s\",\"currency\":\"EUR\",\"lineItems\":[%s]}"
                        .formatted(number, CUSTOMER, String.join(",", lineItems)));
    }

    private static String item(String description, int quantity, int price) {
        return "{\"productId\":\"%s\",\"description\":\"%s\",\"quantity\":%d,\"unitPriceMinor\":%d}"
                .formatted(PRODUCT, description, quantity, price);
    }

    @Test
    void anInvoiceIsWrittenAndReadWithItsLineItems() {
        Response created = draft("T-1", item("a", 2, 100), item("b", 1, 50));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        JsonNode invoice = created.json();
        assertThat(invoice.get("totalMinor").asLong()).isEqualTo(250);
        assertThat(invoice.get("status").asString()).isEqualTo("draft");
        assertThat(invoice.get("lineItems").size()).isEqualTo(2);
        assertThat(invoice.get("lineItems").get(1).get("position").asInt()).isEqualTo(2);
        assertThat(invoice.get("lineItems").get(0).get("amountMinor").asLong()).isEqualTo(200);
        String path = "/invoices/" + invoice.get("id").asString();
        assertThat(acme.get(path).body()).isEqualTo(created.body());
        assertThat(acme.get(path + "/line-items").json().size()).isEqualTo(2);
        assertThat(acme.get(path + "?fields=number").body()).isEqualTo("{\"number\":\"T-1\"}");
        assertThat(acme.get("/invoices?where.number.eq=T-1&expand=customer")
                        .json()
                        .get(0)
                        .get("customer")
                        .get("id")
                        .asString())
                .isEqualTo(CUSTOMER);
    }

    @Test
    void lineItemsTradePlacesAndKeepTheirIdentity() {
        JsonNode before =
                draft("T-2", item("a", 1, 1), item("b", 1, 2), item("c", 1, 3)).json();
        String path = "/invoices/" + before.get("id").asString();
        String b = before.get("lineItems").get(1).get("id").asString();
        String kept = item("b", 1, 2).replace("{", "{\"id\":\"" + b + "\",");

        Response patched = acme.patch(path, "{\"lineItems\":[" + kept + "," + item("d", 2, 5) + "]}");

        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(patched.json().get("totalMinor").asLong()).isEqualTo(12);
        JsonNode first = patched.json().get("lineItems").get(0);
        assertThat(first.get("id").asString()).isEqualTo(b);
        assertThat(first.get("position").asInt()).isEqualTo(1);
        assertThat(first.get("createdAt"))
                .isEqualTo(before.get("lineItems").get(1).get("createdAt"));
        assertThat(acme.get(path).body()).isEqualTo(patched.body());

        Response untouched = acme.patch(path, "{\"dueOn\":\"2030-01-01\"}");
        assertThat(untouched.json().get("lineItems")).isEqualTo(patched.json().get("lineItems"));
        assertThat(untouched.json().get("version").asInt()).isEqualTo(3);
    }

    @Test
    void sumsThatAreGivenMustBeRight() {
        String wrong = item("a", 2, 100).replace("}", ",\"amountMinor\":1}");
        Response amount = draft("T-3", wrong);
        assertThat(amount.status()).isEqualTo(409);
        assertThat(amount.json().get("errors").get(0).get("pointer").asString()).isEqualTo("/lineItems/0/amountMinor");
        Response overflow = draft("T-3", item("a", 2, 100).replace("100", "9223372036854775807"));
        assertThat(overflow.status()).isEqualTo(409);
        Response invalid = draft("T-3", item("a", 0, 100));
        assertThat(invalid.status()).isEqualTo(400);
        assertThat(invalid.json().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/lineItems/0/quantity");
        Response position = draft("T-3", item("a", 1, 100).replace("}", ",\"position\":1}"));
        assertThat(position.status()).isEqualTo(400);
        assertThat(acme.get("/invoices?where.number.eq=T-3").body()).isEqualTo("[]");
    }

    @Test
    void theStatusOnlyMovesOn() {
        String path =
                "/invoices/" + draft("T-4", item("a", 1, 1)).json().get("id").asString();

        assertThat(status(path, "paid")).isEqualTo(409);
        assertThat(status(path, "sent")).isEqualTo(200);
        assertThat(acme.get(path).json().get("issuedOn").isNull()).isFalse();
        assertThat(acme.patch(path, "{\"currency\":\"USD\"}").status()).isEqualTo(409);
        assertThat(acme.delete(path).status()).isEqualTo(409);
        assertThat(status(path, "draft")).isEqualTo(409);
        assertThat(status(path, "paid")).isEqualTo(200);
        Response back = acme.patch(path, "{\"status\":\"sent\"}");
        assertThat(back.json().get("errors").get(0).get("detail").asString())
                .isEqualTo("an invoice that is paid can only become void");
        assertThat(status(path, "void")).isEqualTo(200);
        assertThat(status(path, "draft")).isEqualTo(409);
    }

    private int status(String path, String status) {
        return acme.patch(path, "{\"status\":\"" + status + "\"}").status();
    }

    @Test
    void aDraftIsDeletedWithItsLineItems() {
        String path =
                "/invoices/" + draft("T-5", item("a", 1, 1)).json().get("id").asString();

        assertThat(acme.delete(path).status()).isEqualTo(204);
        assertThat(acme.get(path + "/line-items").status()).isEqualTo(404);
        assertThat(acme.get(
                                "/line-items?where.description.eq=a&where.unitPriceMinor.eq=1&where.createdAt.gt=2026-11-01T00:00:00Z&fields=description")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void childrenAreWrittenThroughTheirParentOnly() {
        assertThat(acme.post("/line-items", item("a", 1, 1)).status()).isEqualTo(405);
        assertThat(acme.get("/line-items?limit=1").json().size()).isEqualTo(1);
    }

    @Test
    void anotherTenantsRowsCannotBeReferredTo() {
        Response response = globex.post(
                "/invoices", "{\"number\":\"T-6\",\"customerId\":\"%s\",\"currency\":\"EUR\"}".formatted(CUSTOMER));

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.json().get("detail").asString()).isEqualTo("customerId refers to nothing that exists");
    }
}

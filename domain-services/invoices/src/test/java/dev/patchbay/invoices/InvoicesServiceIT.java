package dev.patchbay.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.DomainService;
import dev.patchbay.migrator.Migrator;
import dev.patchbay.migrator.MigratorConfig;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Answer;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestIssuer;
import dev.patchbay.testing.TestPostgres;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.context.ConfigurableApplicationContext;

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
    void start() {
        Migrator migrator = Migrator.of(new MigratorConfig(
                database.jdbcUrl(),
                TestPostgres.OWNER,
                TestPostgres.OWNER_PASSWORD,
                Duration.ofSeconds(5),
                Map.of("shared", "s", "customers", "c", "products", "p", "invoices", "i")));
        migrator.migrate();
        migrator.seed();
        service = DomainService.run(
                InvoicesService.class,
                "invoices",
                "--server.port=0",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.password=i",
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
        Answer mine = acme.get("/invoices?limit=3");
        String id = mine.json().get(0).get("id").asString();

        assertThat(acme.get("/invoices/" + id).status()).isEqualTo(200);
        assertThat(globex.get("/invoices/" + id).status()).isEqualTo(404);
    }
}

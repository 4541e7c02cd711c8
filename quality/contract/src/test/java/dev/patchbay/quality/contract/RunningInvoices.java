package dev.patchbay.quality.contract;

import dev.patchbay.domain.service.DomainService;
import dev.patchbay.encryption.KeysetFile;
import dev.patchbay.migrator.Migrator;
import dev.patchbay.migrator.MigratorConfig;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestFolder;
import dev.patchbay.testing.TestIssuer;
import dev.patchbay.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The invoices service, whose allow list holds every table, once for all tests of a JVM, with the demo data. */
final class RunningInvoices {

    static final UUID ACME = UUID.fromString("01900000-0000-7000-8000-0000000000a1");

    private static final String SCOPES = "invoices:read invoices:write line-items:read customers:read customers:write"
            + " products:read products:write addresses:read addresses:write emails:read emails:write phones:read"
            + " phones:write";

    private static final Map<String, String> PASSWORDS =
            Map.of("shared", "s", "customers", "c", "products", "p", "invoices", "i");

    private final TestDatabase database = TestPostgres.emptyDatabase();
    private final TestIssuer issuer = TestIssuer.start();
    private final Path masterKey = newMasterKey();
    private final ConfigurableApplicationContext context;
    private final JsonNode document;

    private RunningInvoices() {
        Migrator migrator = Migrator.of(new MigratorConfig(
                database.jdbcUrl(),
                TestPostgres.OWNER,
                TestPostgres.OWNER_PASSWORD,
                Duration.ofSeconds(5),
                PASSWORDS,
                masterKey.toString()));
        migrator.migrate();
        migrator.seed();
        context = DomainService.run("invoices", arguments("invoices"));
        document = acme().get("/v3/api-docs").json();
    }

    /** Returns the options of a service that runs on the same database. */
    String[] arguments(String service) {
        return new String[] {
            "--server.port=0",
            "--spring.datasource.url=" + database.jdbcUrl(),
            "--spring.datasource.password=" + PASSWORDS.get(service),
            "--patchbay.domain.encryption.master-key=" + masterKey,
            "--patchbay.domain.security.issuer=" + issuer.uri()
        };
    }

    private static Path newMasterKey() {
        Path file = TestFolder.create("contract").resolve("master.json");
        KeysetFile.create(file);
        return file;
    }

    private static final class Holder {
        private static final RunningInvoices SERVICE = new RunningInvoices();
    }

    static RunningInvoices get() {
        return Holder.SERVICE;
    }

    String base() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    String issuer() {
        return issuer.uri();
    }

    Path masterKey() {
        return masterKey;
    }

    TestDatabase database() {
        return database;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /** The service's own OpenAPI document. */
    JsonNode document() {
        return document;
    }

    /** A token of acme with every scope that there is. */
    String token() {
        return issuer.token(ACME, SCOPES);
    }

    TestClient acme() {
        return new TestClient(base(), token());
    }
}

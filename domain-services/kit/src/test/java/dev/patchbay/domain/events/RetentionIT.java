package dev.patchbay.domain.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.blog.Blog;
import dev.patchbay.domain.service.DomainService;
import dev.patchbay.testing.EventReader;
import dev.patchbay.testing.EventReader.Event;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestIssuer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The retention of changes: as configured, and per tenant. */
class RetentionIT {

    private final TestDatabase database = Blog.database();

    @Test
    void oldChangesAreDeletedWithTheTenantsNextChange() throws Exception {
        try (TestIssuer issuer = TestIssuer.start()) {
            String[] arguments = Stream.concat(
                            Stream.of(Blog.arguments(database, issuer.uri())),
                            Stream.of("--patchbay.domain.events.keep=2h"))
                    .toArray(String[]::new);
            // Three changes of each tenant, by the clock of the database 3 hours, 90 minutes and no time old.
            for (UUID tenant : List.of(Blog.ACME, Blog.GLOBEX)) {
                Blog.execute(database, """
                    insert into change_events (tenant_id, id, table_name, kind, row_id, version, created_at) values
                        ('%1$s', 1, 'authors', 'created', gen_random_uuid(), 1, now() - interval '3 hours'),
                        ('%1$s', 2, 'authors', 'created', gen_random_uuid(), 1, now() - interval '90 minutes');
                    insert into change_positions (tenant_id, id, last) values ('%1$s', '%1$s', 2);
                    """.formatted(tenant));
            }
            try (ConfigurableApplicationContext service = DomainService.run("blog", arguments)) {
                String base = "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
                String token = issuer.token(Blog.ACME, Blog.SCOPES);
                TestClient acme = new TestClient(base, token);
                String author = acme.post("/authors", "{\"name\":\"new\"}")
                        .json()
                        .get("id")
                        .asString();
                await().pollInterval(Duration.ofMillis(20)).until(() -> changesOf(Blog.ACME) <= 2);

                assertThat(changesOf(Blog.GLOBEX)).isEqualTo(2);
                assertThat(acme.get("/authors/events", "Last-Event-ID", "0").status())
                        .isEqualTo(410);
                try (EventReader events = new EventReader(base + "/authors/events", token, "1")) {
                    assertThat(events.next(2).getLast()).extracting(Event::of).isEqualTo(author);
                }
            }
        }
    }

    private int changesOf(UUID tenant) throws Exception {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from change_events where tenant_id = '" + tenant + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

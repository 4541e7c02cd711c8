package dev.patchbay.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.blog.Blog;
import dev.patchbay.domain.service.DomainService;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import dev.patchbay.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * All requests of two tenants share one connection while statements are cut off, run into timeouts, roll back and lose
 * the connection: what one tenant's request left behind is never seen by the other's. A few hundred requests in every
 * build, ten thousand in the profile {@code soak}.
 */
class PoolOfOneIT {

    private static final int REQUESTS = Integer.getInteger("patchbay.soak.requests", 600);
    private static final int CLIENTS = 4;
    private static final String APPLICATION = "pool-of-one";

    private final TestDatabase database = Blog.database();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

    @Test
    void noRequestSeesARowOfAnotherTenant() throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of(Blog.arguments(database, Blog.running().issuer().uri())));
        arguments.addAll(List.of(
                "--logging.level.dev.patchbay.domain.rest=off",
                "--spring.datasource.hikari.maximum-pool-size=1",
                "--spring.datasource.hikari.connection-timeout=20000",
                "--spring.datasource.hikari.data-source-properties.ApplicationName=" + APPLICATION,
                "--spring.datasource.hikari.data-source-properties.options=-c statement_timeout=250ms"));
        try (ConfigurableApplicationContext service = DomainService.run("blog", arguments.toArray(String[]::new))) {
            String base = "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
            TestClient acme = new TestClient(base, Blog.running().issuer().token(Blog.ACME, Blog.SCOPES));
            TestClient globex = new TestClient(base, Blog.running().issuer().token(Blog.GLOBEX, Blog.SCOPES));
            for (int n = 0; n < 20; n++) {
                assertThat(create(acme, "acme").status()).isEqualTo(201);
                assertThat(create(globex, "globex").status()).isEqualTo(201);
            }
            AtomicBoolean over = new AtomicBoolean();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> saboteur = threads.submit(() -> disturb(over));
                List<Future<?>> clients = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    int seed = client;
                    clients.add(threads.submit(() -> callInTurn(seed, acme, globex)));
                }
                for (Future<?> client : clients) {
                    client.get();
                }
                over.set(true);
                saboteur.get();
            }
            assertThat(statuses.keySet()).isSubsetOf(200, 201, 204, 400, 404, 409, 412, 503);
            assertThat(statuses.get(200))
                    .as("undisturbed reads in %s", statuses)
                    .isGreaterThan(REQUESTS / 4);
            assertThat(statuses.get(503))
                    .as("disturbed requests in %s", statuses)
                    .isPositive();
            await().until(() -> acme.get("/posts?limit=0&totalCount=true").status() == 200);
        }
    }

    private Void callInTurn(int seed, TestClient acme, TestClient globex) {
        Random random = new Random(seed);
        for (int n = 0; n < REQUESTS / CLIENTS; n++) {
            boolean first = random.nextBoolean();
            String name = first ? "acme" : "globex";
            Response response = call(first ? acme : globex, name, random);
            statuses.merge(response.status(), 1, Integer::sum);
            if (response.status() == 200) {
                JsonNode json = response.json();
                for (JsonNode post : json.isArray() ? json.values() : List.of(json)) {
                    assertThat(post.get("title").asString()).startsWith(name + " ");
                }
            }
        }
        return null;
    }

    /**
     * Requests that end in every way there is: read, written, rolled back, refused, and a bulk change of everything.
     */
    private static Response call(TestClient client, String name, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> create(client, name);
            case 1 ->
                client.post(
                        "/posts",
                        "{\"title\":\"%s x\",\"counter\":1,\"authorId\":\"%s\"}".formatted(name, UUID.randomUUID()));
            case 2 -> client.post("/posts", "{\"title\":\"%s x\",\"counter\":-1}".formatted(name));
            case 3 -> client.patch("/posts?where.counter.eq=1&maxAffected=1000", "{\"longText\":\"" + name + "\"}");
            case 4 -> client.patch("/posts/" + UUID.randomUUID(), "{\"counter\":2}", "If-Match", "\"7\"");
            case 5 -> client.delete("/posts?where.counter.eq=2");
            default -> client.get("/posts?limit=100&totalCount=true");
        };
    }

    private static Response create(TestClient client, String name) {
        return client.post("/posts", "{\"title\":\"%s post\",\"counter\":1}".formatted(name));
    }

    /** Cancels what runs, holds locks until statements time out, and now and then ends the connection itself. */
    private Void disturb(AtomicBoolean over) throws SQLException, InterruptedException {
        Random random = new Random(7);
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            while (!over.get()) {
                switch (random.nextInt(12)) {
                    case 0 -> {
                        statement.execute("lock table posts in access exclusive mode");
                        Thread.sleep(300);
                    }
                    case 1 -> statement.execute(toBackend("pg_terminate_backend"));
                    default -> statement.execute(toBackend("pg_cancel_backend"));
                }
                superuser.commit();
                Thread.sleep(15);
            }
        }
        return null;
    }

    private static String toBackend(String function) {
        return "select " + function + "(pid) from pg_stat_activity where application_name = '" + APPLICATION
                + "' and (state = 'active' or '" + function + "' like '%terminate%')";
    }
}

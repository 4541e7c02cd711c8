package dev.patchbay.quality.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.invoices.StatementRecorder;
import dev.patchbay.invoices.StatementRecorder.Executed;
import dev.patchbay.quality.contract.RequestMaker.Request;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Requests made up from the service's document; a hundred thousand of them, on as many rows, with the profile {@code
 * soak}. {@code -Dcontract.seed} makes others.
 */
class FuzzIT {

    private static final int REQUESTS = Integer.getInteger("contract.requests", 1500);
    private static final long SEED = Long.getLong("contract.seed", 1);
    private static final Duration SLOWEST = Duration.ofMillis(Integer.getInteger("contract.slowest", 5000));

    private final RunningInvoices service = RunningInvoices.get();

    @Test
    void noRequestMakesTheServiceFail() throws SQLException {
        assertThat(ManyRows.present()).isPositive();
        Operations document = new Operations(service.document());
        StatementRecorder recorder = service.context().getBean(StatementRecorder.class);
        TestClient client = service.acme();
        List<String> ids = ids(client);
        TreeMap<Integer, Integer> statuses = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (int count = 0; count < REQUESTS; count++) {
            Request request = new RequestMaker(document, ids, SEED * 1_000_003 + count).make();
            Response response = client.send(
                    request.method(),
                    request.target(),
                    request.body(),
                    request.headers().toArray(new String[0]));
            statuses.merge(response.status(), 1, Integer::sum);
            boolean says = response.status() < 400
                    || response.header("Content-Type").orElse("").equals("application/problem+json");
            if (response.status() >= 500 || !says || leaks(response)) {
                failures.add(request + "\n    " + response.status() + " " + response.body());
            }
        }

        HikariDataSource pool = service.context().getBean(DataSource.class).unwrap(HikariDataSource.class);
        List<Executed> slowest = recorder.slowest();
        System.out.println(REQUESTS + " requests: " + statuses + ", slowest statement "
                + slowest.getFirst().time().toMillis() + " ms");
        assertAll(
                () -> assertThat(failures).as(statuses.toString()).isEmpty(),
                () -> assertThat(statuses.keySet()).contains(200, 201, 400, 404, 409),
                () -> assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                        .as("connections not given back")
                        .isZero(),
                () -> assertThat(slowAgain(slowest)).isEmpty());
    }

    /**
     * Returns the statements that were slow, and are slow again when repeated: on a busy machine, any statement may
     * wait for its turn.
     */
    private List<Executed> slowAgain(List<Executed> slowest) throws SQLException {
        List<Executed> slow = new ArrayList<>();
        for (Executed executed : slowest) {
            if (executed.time().compareTo(SLOWEST) > 0) {
                Duration again = Replay.fastest(service.database(), executed.sql());
                System.out.println(
                        executed.time().toMillis() + " ms, again " + again.toMillis() + " ms: " + executed.sql());
                if (again.compareTo(SLOWEST) > 0) {
                    slow.add(new Executed(executed.sql(), again));
                }
            }
        }
        return slow;
    }

    private static boolean leaks(Response response) {
        return response.status() >= 400
                && (response.body().contains("SQL")
                        || response.body().contains("psql")
                        || response.body().contains("Exception"));
    }

    private static List<String> ids(TestClient client) {
        List<String> ids = new ArrayList<>();
        for (String resource :
                List.of("customers", "invoices", "products", "addresses", "emails", "phones", "line-items")) {
            for (JsonNode row :
                    client.get("/" + resource + "?limit=20&fields=id").json()) {
                ids.add(row.get("id").asString());
            }
        }
        return ids;
    }
}

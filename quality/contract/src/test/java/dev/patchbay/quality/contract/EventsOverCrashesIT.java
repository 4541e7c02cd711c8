package dev.patchbay.quality.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.testing.EventReader;
import dev.patchbay.testing.EventReader.Event;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing that was committed is lost to a reader, and nothing else is told, however often the service dies. */
@Tag("soak")
class EventsOverCrashesIT {

    private static final int WRITES = Integer.getInteger("contract.followed-writes");
    private static final int WRITERS = 4;
    private static final String NAME = "Crashing";

    private final AtomicInteger writes = new AtomicInteger();
    /** True once nobody writes any more. */
    private volatile boolean written;

    @Test
    void everyCommittedChangeArrivesInTheOrderOfItsRow() throws Exception {
        try (ServiceProcess service = new ServiceProcess("-XX:TieredStopAtLevel=1");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String begin = position();
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int seed = writer;
                writers.add(threads.submit(() -> write(service.acme(), new Random(seed))));
            }
            Future<Map<String, Long>> reader = threads.submit(() -> read(service, begin));
            for (int crash = 1; crash <= 2; crash++) {
                while (writes.get() < crash * WRITES / 3) {
                    Thread.sleep(20);
                }
                service.killAndRestart();
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            written = true;

            assertThat(reader.get()).isEqualTo(committed());
        }
    }

    /** Creates, changes and deletes; what a dying service has done of the last request it does not know. */
    private void write(TestClient client, Random random) {
        List<String> ids = new ArrayList<>();
        while (writes.get() < WRITES) {
            try {
                int choice = random.nextInt(10);
                Response response;
                if (choice < 3 || ids.isEmpty()) {
                    response = client.post("/customers", "{\"name\":\"" + NAME + "\"}");
                    if (response.status() == 201) {
                        ids.add(response.json().get("id").asString());
                    }
                } else if (choice < 9) {
                    String id = ids.get(random.nextInt(ids.size()));
                    response = client.patch("/customers/" + id, "{\"status\":\"lead\"}");
                } else {
                    response = client.delete("/customers/" + ids.remove(random.nextInt(ids.size())));
                }
                // A rolled back write now and then.
                client.post("/customers", "[{\"name\":\"undone\"},{\"id\":\"" + ids.getFirst() + "\",\"name\":\"x\"}]");
                if (response.status() < 300) {
                    writes.incrementAndGet();
                }
            } catch (UncheckedIOException | java.util.NoSuchElementException e) {
                Thread.onSpinWait();
            }
        }
    }

    /** Follows until everything that was committed has come; the last version of each row that is still there. */
    private Map<String, Long> read(ServiceProcess service, String begin) throws Exception {
        Map<String, Long> versions = new HashMap<>();
        String after = begin;
        while (true) {
            try (EventReader events = new EventReader(
                    service.base() + "/customers/events", RunningInvoices.get().token(), after)) {
                while (!events.ended() || events.waiting() > 0) {
                    if (events.waiting() == 0) {
                        after = events.lastEventId();
                        if (events.waiting() == 0 && written && after.equals(position())) {
                            return versions;
                        }
                        Thread.sleep(20);
                    } else {
                        Event event = events.next(1).getFirst();
                        apply(versions, event);
                        after = event.id();
                    }
                }
            } catch (java.io.IOException e) {
                Thread.sleep(50);
            }
        }
    }

    private static void apply(Map<String, Long> versions, Event event) {
        long before = versions.getOrDefault(event.of(), 0L);
        switch (event.kind()) {
            case "created" -> assertThat(before).isZero();
            case "updated" -> assertThat(event.version()).isEqualTo(before + 1);
            case "deleted" -> assertThat(event.version()).isEqualTo(before);
            default -> throw new AssertionError(event.kind());
        }
        if (event.kind().equals("deleted")) {
            versions.remove(event.of());
        } else {
            versions.put(event.of(), event.version());
        }
    }

    private static String position() throws java.sql.SQLException {
        return query("select coalesce(max(last), 0)::text, 0 from change_positions where tenant_id = '"
                        + RunningInvoices.ACME + "'")
                .keySet()
                .iterator()
                .next();
    }

    private static Map<String, Long> committed() throws java.sql.SQLException {
        return query("select id::text, version from customers where name = '" + NAME + "'");
    }

    private static Map<String, Long> query(String sql) throws java.sql.SQLException {
        Map<String, Long> rows = new HashMap<>();
        try (Connection superuser = RunningInvoices.get().database().connectAsSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.put(result.getString(1), result.getLong(2));
            }
        }
        return rows;
    }
}

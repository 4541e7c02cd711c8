package dev.patchbay.composer.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.TestComposer;
import dev.patchbay.composer.TestService;
import dev.patchbay.testing.Fault;
import dev.patchbay.testing.FaultProxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Half of a steady load goes to a service that has every kind of trouble in turn; the other half must not notice. */
@Tag("soak")
class FaultLoadIT {

    private static final Duration EACH = Duration.ofSeconds(15);
    private static final Duration PACE = Duration.ofMillis(5);

    private final HttpClient client = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    @Test
    void healthyServiceIsNotSlowedByAFailingOne() throws Exception {
        AtomicInteger reached = new AtomicInteger();
        try (TestService sick = TestService.start(TestService.document("GET /sick"));
                TestService well = TestService.start(TestService.document("GET /well"));
                FaultProxy proxy = FaultProxy.to(sick::port);
                TestComposer composer = TestComposer.start("""
                    sick:
                      url: %s
                      expose: [/**]
                      timeout: { connect: 300ms, response: 1s, idle: 1s }
                      circuit-breaker: { open: 2s }
                      concurrency: 50
                    well:
                      url: %s
                      expose: [/**]
                    """.formatted(proxy.url(), well.url()))) {
            sick.answer((exchange, seen) -> {
                reached.incrementAndGet();
                TestService.send(exchange, 200, "{}");
            });
            String token = composer.token();
            run(composer, token, new ArrayList<>(), new ArrayList<>()); // warm-up
            List<Long> before = new ArrayList<>();
            run(composer, token, before, new ArrayList<>());
            long quiet = Math.max(p99(before), Duration.ofMillis(20).toNanos());
            for (Fault fault : List.of(
                    new Fault.Delay(Duration.ofSeconds(3)),
                    new Fault.Reset(0),
                    new Fault.HalfClose(0),
                    new Fault.BlackHole(0),
                    new Fault.Corrupt(0),
                    new Fault.Reset(40))) {
                proxy.toClient(fault);
                int calls = reached.get();
                List<Long> during = new ArrayList<>();
                List<Long> sickTimes = new ArrayList<>();
                int requests = run(composer, token, during, sickTimes);
                proxy.heal();
                Collections.sort(sickTimes);
                System.out.printf(
                        "%s: well p99 %.1f ms (quiet %.1f), sick median %.1f ms, calls %d of %d%n",
                        fault,
                        p99(during) / 1e6,
                        quiet / 1e6,
                        sickTimes.get(sickTimes.size() / 2) / 1e6,
                        reached.get() - calls,
                        requests);
                assertThat(reached.get() - calls).isLessThanOrEqualTo((int) (requests * 1.1) + 1);
                long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                while (composer.get("/sick").statusCode() != 200) {
                    assertThat(System.nanoTime()).as("recovery after " + fault).isLessThan(end);
                    Thread.sleep(100);
                }
                // The machine may be busy with something else: only a multiple of what is allowed tells something.
                assertThat(p99(during)).as("p99 of the well one with " + fault).isLessThan(4 * quiet);
            }
        }
    }

    /** Returns how many requests went to the sick one. */
    private int run(TestComposer composer, String token, List<Long> well, List<Long> sick) throws Exception {
        List<CompletableFuture<?>> all = new ArrayList<>();
        int toSick = 0;
        long end = System.nanoTime() + EACH.toNanos();
        while (System.nanoTime() < end) {
            boolean isSick = ThreadLocalRandom.current().nextBoolean();
            toSick += isSick ? 1 : 0;
            List<Long> times = isSick ? sick : well;
            long start = System.nanoTime();
            all.add(client.sendAsync(
                            HttpRequest.newBuilder(URI.create(
                                            "http://localhost:" + composer.port() + (isSick ? "/sick" : "/well")))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .thenAccept(answer -> {
                        assertThat(isSick || answer.statusCode() == 200).isTrue();
                        synchronized (times) {
                            times.add(System.nanoTime() - start);
                        }
                    }));
            Thread.sleep(PACE);
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        return toSick;
    }

    private static long p99(List<Long> times) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() * 99 / 100);
    }
}

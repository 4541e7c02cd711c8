package dev.patchbay.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Load with and without a composer.yml that changes every second, in turns. */
final class SwapLoad {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Shape SHAPE = new Shape(32, Shape.SMALL);

    private final Wrk wrk;
    private final Backend backend;
    private final Gateways gateways;
    private final Subject composer;
    private final Duration length;
    private final int rounds;
    private final Duration warmUp;
    private volatile String current = "\"none\"";
    private final AtomicInteger revision = new AtomicInteger(1);

    SwapLoad(Wrk wrk, Backend backend, Gateways gateways, Subject composer, int seconds, int rounds, int warmUp) {
        this.wrk = wrk;
        this.backend = backend;
        this.gateways = gateways;
        this.composer = composer;
        this.length = Duration.ofSeconds(Math.max(4, seconds));
        this.rounds = rounds;
        this.warmUp = Duration.ofSeconds(warmUp);
    }

    SwapResult measure() {
        List<Wrk.Result> calm = new ArrayList<>();
        List<Wrk.Result> swapping = new ArrayList<>();
        warmUp();
        Set<String> platforms = new HashSet<>();
        for (int round = 1; round <= rounds; round++) {
            System.err.println("bench: swapping under load, round %d of %d".formatted(round, rounds));
            calm.add(wrk.run(composer, SHAPE, length));
            swapping.add(whileSwapping(platforms));
        }
        return new SwapResult(
                composer.routes(),
                Math.max(0, platforms.size() - 1),
                Median.of(calm, Wrk.Result::p99Micros) / 1e3,
                Median.of(swapping, Wrk.Result::p99Micros) / 1e3,
                Median.of(calm, Wrk.Result::perSecond),
                Median.of(swapping, Wrk.Result::perSecond),
                swapping.stream()
                        .mapToLong(result -> result.failed() + result.refused())
                        .sum());
    }

    /**
     * Until what makes a platform is compiled as well: till then the compiler, not the swap, takes the core from the
     * requests. Ends after ten times as long by the clock, whatever else the machine does.
     */
    private void warmUp() {
        System.err.println("bench: warming up swapping");
        long end = System.nanoTime() + 10 * warmUp.toNanos();
        long before = composer.program().usage().cpuMicros();
        do {
            whileSwapping(new HashSet<>());
        } while (System.nanoTime() < end && composer.program().usage().cpuMicros() - before < warmUp.toNanos() / 1_000);
    }

    private Wrk.Result whileSwapping(Set<String> platforms) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Thread editor = Thread.ofPlatform().start(() -> keepChanging(client, platforms));
            Wrk.Result result = wrk.run(composer, SHAPE, length);
            editor.interrupt();
            editor.join();
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while swapping under load");
        }
    }

    private void keepChanging(HttpClient client, Set<String> platforms) {
        try {
            while (true) {
                Thread.sleep(EVERY);
                newPlatform(client).ifPresent(tag -> {
                    current = tag;
                    platforms.add(tag);
                });
                Documents.writeComposerYml(
                        gateways.composerYml(composer.routes()),
                        backend,
                        composer.routes(),
                        revision.incrementAndGet());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the load has ended
        }
    }

    /** The platform's document has a new entity tag after every swap; nothing when it has not been swapped since. */
    private Optional<String> newPlatform(HttpClient client) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(composer.address("/openapi.json"))
                .header("If-None-Match", current)
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag");
        } catch (IOException e) {
            System.err.println("bench: /openapi.json did not answer: " + e);
            return Optional.empty();
        }
    }
}

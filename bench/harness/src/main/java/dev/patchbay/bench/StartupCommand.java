package dev.patchbay.bench;

import dev.patchbay.testing.TestIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures how long it takes from nothing to the first answer, what is resident then, and how slow the first requests
 * are.
 */
@Command(name = "startup", description = "Time to the first answer, resident memory, the first 1,000 requests.")
final class StartupCommand implements Callable<Integer> {

    private static final int FIRST = 1_000;
    private static final int ROUTES = 100;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--home", required = true, hidden = true, description = "the root of the repository, built")
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Option(names = "--rounds", description = "starts of which the median counts; 5 when not given")
    private int rounds = 5;

    @Option(
            names = "--warm-up",
            description = "seconds of load before the requests that the first ones are compared with")
    private int warmUp = 20;

    @Option(names = "--quick", description = "one start of each, a short warm-up")
    private boolean quick;

    @Option(names = "--only", description = "composer or platform; both when not given")
    private String only = "";

    @Option(names = "--out", description = "folder of startup.json and startup.md")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Override
    public Integer call() {
        if (quick) {
            rounds = 1;
            warmUp = 5;
        }
        Cores cores = Cores.shared();
        List<ColdStart> composer = new ArrayList<>();
        List<PlatformStart> platform = new ArrayList<>();
        try (WorkFolder folder = WorkFolder.create();
                Backend backend = Backend.start(cores, folder.path());
                TestIssuer issuer = TestIssuer.start()) {
            if (!only.equals("platform")) {
                Gateways gateways = new Gateways(cores, home, folder.path(), backend, issuer);
                requireCache(gateways.appJar("composer"));
                Wrk wrk = new Wrk(cores, folder.path());
                SequentialCaller.call(backend.asSubject(), 5 * FIRST); // the caller itself is warm from here on
                for (boolean cached : List.of(true, false)) {
                    for (int round = 1; round <= rounds; round++) {
                        say("composer %s AOT cache, start %d of %d"
                                .formatted(cached ? "with" : "without", round, rounds));
                        composer.add(coldStart(gateways, wrk, cached));
                    }
                }
            }
            if (!only.equals("composer")) {
                for (int round = 1; round <= rounds; round++) {
                    say("./patchbay up, start %d of %d".formatted(round, rounds));
                    Path state = folder.path().resolve("state-" + round);
                    platform.add(PlatformStart.measure(home, folder.path(), state, true));
                    platform.add(PlatformStart.measure(home, folder.path(), state, false));
                }
            }
        }
        new StartupReport(Invocation.of("bench/startup", spec), composer, platform).write(out);
        return 0;
    }

    /** Without it the starts with and without one would be the same, and nobody would be told. */
    private static void requireCache(Path jar) {
        Path cache = jar.resolveSibling("app.aot");
        if (!Files.exists(cache)) {
            throw new BenchException(cache + " is missing; build with -Drehearse, as bench/startup does");
        }
    }

    private ColdStart coldStart(Gateways gateways, Wrk wrk, boolean cached) {
        long start = System.nanoTime();
        try (Subject subject = gateways.startComposer(ROUTES, cached ? List.of() : List.of("-XX:AOTMode=off"))) {
            Gateways.awaitReady(subject);
            double seconds = (System.nanoTime() - start) / 1e9;
            double megabytes = subject.program().usage().residentMegabytes();
            List<Double> first = SequentialCaller.call(subject, FIRST);
            wrk.run(subject, Shape.ALL.getFirst(), Duration.ofSeconds(warmUp));
            List<Double> warm = SequentialCaller.call(subject, FIRST);
            return new ColdStart(
                    cached,
                    seconds,
                    megabytes,
                    mean(first),
                    Median.of(first, latency -> latency),
                    mean(warm),
                    Median.of(warm, latency -> latency),
                    subject.program().usage().residentMegabytes());
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static void say(String text) {
        System.err.println("bench: " + text);
    }
}

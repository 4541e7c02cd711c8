package dev.patchbay.bench;

import dev.patchbay.testing.TestIssuer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures the gateways side by side. All of them run at once and idle while another is loaded; they take turns within
 * every round, so that whatever else the machine does meets all of them alike.
 */
@Command(name = "gateway", description = "Requests, CPU, latency and memory of the gateways side by side, as ratios.")
final class GatewayCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--home", required = true, hidden = true, description = "the root of the repository, built")
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Option(names = "--quick", description = "one short round of everything: shows that it works, not how fast it is")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            description = "of: direct, nginx, platformatic, stock, composer, swap; all of them when not given")
    private Set<String> only = Set.of();

    @Option(
            names = "--routes",
            split = ",",
            description = "route counts of the composer; 1,100,1000,10000 when not given")
    private List<Integer> routes = List.of(1, 100, 1_000, 10_000);

    @Option(names = "--rounds", description = "samples of which the median counts; 5, with --quick 1")
    private @Nullable Integer rounds;

    @Option(names = "--seconds", description = "length of a sample; 4, with --quick 2")
    private @Nullable Integer seconds;

    @Option(
            names = "--warm-up",
            description =
                    "seconds of its core's time that each gateway works before the first sample; 40, with --quick 8")
    private @Nullable Integer warmUp;

    @Option(
            names = "--shapes",
            split = ",",
            description = "of 32-small, 256-small, 32-large, 256-large; all when not given")
    private List<String> shapes = List.of();

    @Option(
            names = "--variant",
            paramLabel = "NAME=OPTIONS",
            description = "another composer with 1 route whose JVM gets these options as well; may be repeated")
    private Map<String, String> variants = Map.of();

    @Option(names = "--out", description = "folder of gateway.json and gateway.md")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Override
    public Integer call() {
        Cores cores = Cores.apart();
        try (WorkFolder folder = WorkFolder.create();
                Backend backend = Backend.start(cores, folder.path());
                TestIssuer issuer = TestIssuer.start()) {
            Gateways gateways = new Gateways(cores, home, folder.path(), backend, issuer);
            Wrk wrk = new Wrk(cores, folder.path());
            List<Subject> subjects = new ArrayList<>();
            try {
                start(subjects, backend, gateways);
                Map<Subject, Map<Shape, List<Sample>>> samples = measure(subjects, wrk);
                List<Row> rows = rows(samples);
                SwapResult swap = !wanted("swap")
                        ? null
                        : subjects.stream()
                                .filter(subject -> subject.name().equals(Subject.COMPOSER))
                                .filter(subject -> subject.routes() <= 1_000)
                                .reduce((first, second) -> second)
                                .map(composer -> new SwapLoad(
                                                wrk, backend, gateways, composer, seconds(), rounds(), warmUp())
                                        .measure())
                                .orElse(null);
                new GatewayReport(Invocation.of("bench/gateway", spec), rows, swap).write(out);
            } finally {
                subjects.forEach(Subject::close);
            }
        }
        return 0;
    }

    private void start(List<Subject> subjects, Backend backend, Gateways gateways) {
        if (wanted("direct")) {
            subjects.add(backend.asSubject());
        }
        if (wanted("nginx")) {
            IntStream.of(1, Collections.max(routes)).distinct().forEach(paths -> subjects.add(gateways.nginx(paths)));
        }
        if (wanted("platformatic")) {
            subjects.add(gateways.platformatic());
        }
        if (wanted("stock")) {
            subjects.add(gateways.stock(1));
            subjects.add(gateways.stock(1_000));
        }
        if (wanted("composer")) {
            routes.forEach(count -> subjects.add(gateways.composer(count)));
            variants.forEach((name, options) -> subjects.add(gateways.variant(name, List.of(options.split(" ", -1)))));
        }
    }

    private Map<Subject, Map<Shape, List<Sample>>> measure(List<Subject> subjects, Wrk wrk) {
        List<Shape> wanted = Shape.ALL.stream()
                .filter(shape -> shapes.isEmpty() || shapes.contains(shape.key()))
                .toList();
        subjects.forEach(subject -> warmUp(subject, wanted, wrk));
        Map<Subject, Map<Shape, List<Sample>>> samples = new LinkedHashMap<>();
        for (int round = 1; round <= rounds(); round++) {
            for (Shape shape : wanted) {
                say("round %d of %d: %s".formatted(round, rounds(), shape));
                for (Subject subject : subjects) {
                    Usage before = subject.program().usage();
                    Wrk.Result result = wrk.measure(subject, shape, Duration.ofSeconds(seconds()));
                    samples.computeIfAbsent(subject, key -> new LinkedHashMap<>())
                            .computeIfAbsent(shape, key -> new ArrayList<>())
                            .add(Sample.of(result, before, subject.program().usage()));
                }
            }
        }
        return samples;
    }

    /**
     * Until the subject has worked for some seconds: on a busy machine wall time says little about how far a JVM has
     * compiled. A program without a compiler inside is warm after one turn.
     */
    private void warmUp(Subject subject, List<Shape> wanted, Wrk wrk) {
        say("warming up " + subject.label());
        long limit = System.nanoTime() + Duration.ofSeconds(3L * warmUp()).toNanos();
        long enough = Duration.ofSeconds(warmUp()).toNanos() / 1_000;
        long before = subject.program().usage().cpuMicros();
        do {
            for (Shape shape : wanted) {
                wrk.run(subject, shape, Duration.ofSeconds(2));
            }
        } while (subject.warmsUp()
                && subject.program().usage().cpuMicros() - before < enough
                && System.nanoTime() < limit);
    }

    private static List<Row> rows(Map<Subject, Map<Shape, List<Sample>>> samples) {
        List<Row> rows = new ArrayList<>();
        samples.forEach((subject, byShape) -> byShape.forEach((shape, list) ->
                rows.add(new Row(subject.name(), subject.routes(), shape, Sample.median(list), list))));
        return rows;
    }

    private boolean wanted(String name) {
        return only.isEmpty() || only.contains(name);
    }

    private int rounds() {
        return rounds != null ? rounds : quick ? 1 : 5;
    }

    private int seconds() {
        return seconds != null ? seconds : quick ? 2 : 4;
    }

    private int warmUp() {
        return warmUp != null ? warmUp : quick ? 8 : 40;
    }

    private static void say(String text) {
        System.err.println("bench: " + text);
    }
}

package dev.patchbay.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The load: wrk with one thread, on the load's core. */
final class Wrk {

    /**
     * The result of a run of wrk.
     *
     * @param requests answered
     * @param micros how long it took
     * @param failed connections or requests without an answer
     * @param refused answers with a status of 400 or above
     */
    record Result(long requests, long micros, long failed, long refused, long p50Micros, long p99Micros) {

        double perSecond() {
            return requests * 1e6 / micros;
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final Cores cores;
    private final Path script;

    Wrk(Cores cores, Path folder) {
        this.cores = cores;
        this.script = folder.resolve("load.lua");
        try (InputStream source = Objects.requireNonNull(Wrk.class.getResourceAsStream("load.lua"))) {
            Files.write(script, source.readAllBytes());
        } catch (IOException e) {
            throw new BenchException(script + " cannot be written: " + e.getMessage());
        }
    }

    /** Loads the subject; every answer must be one of success, or there is nothing to compare. */
    Result measure(Subject subject, Shape shape, Duration duration) {
        Result result = run(subject, shape, duration);
        if (result.refused() > 0 || result.requests() == 0) {
            throw new BenchException(
                    "%s: %d of %d answers were errors".formatted(subject.label(), result.refused(), result.requests()));
        }
        return result;
    }

    /** Loads the subject whatever it answers. */
    Result run(Subject subject, Shape shape, Duration duration) {
        List<String> command = Cores.pinned(
                cores.load(),
                List.of(
                        "wrk",
                        "--threads=1",
                        "--connections=" + shape.connections(),
                        "--duration=" + duration.toSeconds() + "s",
                        "--timeout=10s",
                        "--script=" + script,
                        subject.address("/").toString(),
                        "--",
                        Integer.toString(subject.routes()),
                        shape.body(),
                        subject.token()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return parse(output);
        } catch (IOException e) {
            throw new BenchException("wrk cannot be run: " + e.getMessage());
        }
    }

    static Result parse(String output) {
        return output.lines()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .map(line -> JSON.readValue(line, Result.class))
                .orElseThrow(() -> new BenchException("wrk gave no result: " + output));
    }
}

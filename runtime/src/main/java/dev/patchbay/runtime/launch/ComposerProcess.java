package dev.patchbay.runtime.launch;

import dev.patchbay.runtime.problem.LaunchException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * The composer in a process of its own. It is a reactive application and the services are servlet ones, whose class
 * paths do not go together (docs/decisions/0002-composer-process.md).
 */
final class ComposerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(20);

    /** The start of a line that reports a problem of composer.yml: {@code composer.yml:12:9: PB-101: ...}. */
    private static final Pattern LOCATED = Pattern.compile(".+?:\\d+:\\d+: PB-\\d+: ");

    private final Process process;
    private final Path log;
    private final URI platform;

    private ComposerProcess(Process process, Path log, URI platform) {
        this.process = process;
        this.log = log;
        this.platform = platform;
    }

    /**
     * Starts the process and returns at once.
     *
     * @param jar the composer's executable jar
     * @param environment the variables that composer.yml refers to, and the issuer
     */
    static ComposerProcess start(
            Path jar, List<String> options, Map<String, String> environment, int management, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmOptions.running(jar));
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            return new ComposerProcess(
                    process, log, URI.create("http://localhost:" + management + "/actuator/platform"));
        } catch (IOException e) {
            throw new LaunchException("the composer's process could not be started: " + e.getMessage(), e);
        }
    }

    /**
     * Returns when the composer has its first platform with every service in it.
     *
     * @throws LaunchException if it ends or does not become ready in time
     */
    void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client)) {
                requireRunning();
                if (System.nanoTime() > deadline) {
                    throw new LaunchException(
                            "the composer is not ready after " + PATIENCE.toSeconds() + " s; its log is " + log);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /**
     * Checks that the process is alive.
     *
     * @throws LaunchException if it has ended
     */
    void requireRunning() {
        if (!process.isAlive()) {
            throw new LaunchException("the composer ended: " + lastMessages());
        }
    }

    /** Completes with the last log messages when the process ends, for whatever reason. */
    CompletableFuture<String> ended() {
        return process.onExit().thenApply(_ -> lastMessages());
    }

    /** Requests the process to drain and end, and kills it after {@link #GRACE}. */
    @Override
    public void close() {
        process.destroy();
        try {
            Process _ = process.onExit()
                    .orTimeout(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException _) {
            process.destroyForcibly();
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(platform)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 && servesEveryService(answer.body());
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean servesEveryService(String platform) {
        return JsonMapper.shared()
                .readTree(platform)
                .required("services")
                .valueStream()
                .allMatch(service -> service.required("state").asString().equals("live"));
    }

    /** Returns every problem that kept the composer from starting, or else the last line of its log. */
    private String lastMessages() {
        try {
            List<String> lines = Files.readAllLines(log).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            if (lines.isEmpty()) {
                return "its log is empty";
            }
            List<String> reasons = lines.reversed().stream()
                    .takeWhile(line -> LOCATED.matcher(line).lookingAt())
                    .toList();
            return reasons.isEmpty()
                    ? lines.getLast() + " (more in " + log + ")"
                    : String.join("\n", reasons.reversed());
        } catch (IOException _) {
            return "its log is " + log;
        }
    }
}

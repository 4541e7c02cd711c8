package dev.patchbay.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A program that the benchmark started and stops again; its output goes to a file. */
final class Program implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Program start(Path log, Path folder, List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Program program = new Program(builder.start(), log);
            Runtime.getRuntime().addShutdownHook(new Thread(program::close));
            return program;
        } catch (IOException e) {
            throw new BenchException("cannot start " + String.join(" ", command) + ": " + e.getMessage());
        }
    }

    /** A port that nobody has at this moment. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchException("no free port: " + e.getMessage());
        }
    }

    /** Waits until this address answers 200, and says how long that took from now on. */
    Duration awaitOk(URI address, String token, Duration atMost) {
        long start = System.nanoTime();
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        String last = "no answer";
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() - start < atMost.toNanos()) {
                if (!process.isAlive()) {
                    throw new BenchException("ended with exit code " + process.exitValue() + ":\n" + endOfLog());
                }
                try {
                    HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                    if (response.statusCode() == 200) {
                        return Duration.ofNanos(System.nanoTime() - start);
                    }
                    last = response.statusCode() + " " + response.body();
                } catch (IOException e) {
                    last = e.toString();
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while waiting for " + address);
        }
        throw new BenchException(address + " did not answer 200 within " + atMost.toSeconds() + " s but " + last
                + "; the program said:\n" + endOfLog());
    }

    /** Waits until its output contains this text. */
    void awaitLog(String text, Duration atMost) {
        long start = System.nanoTime();
        while (!log().contains(text)) {
            if (!process.isAlive()) {
                throw new BenchException("ended with exit code " + process.exitValue() + ":\n" + endOfLog());
            }
            if (System.nanoTime() - start > atMost.toNanos()) {
                throw new BenchException("no " + text + " within " + atMost.toSeconds() + " s:\n" + endOfLog());
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** Returns the CPU time of the process and its children so far, and their memory now. */
    Usage usage() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> Usage.of(handle.pid()))
                .reduce(Usage.NONE, Usage::plus);
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(" + log + " cannot be read)";
        }
    }

    private String endOfLog() {
        List<String> lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}

package dev.patchbay.runtime;

import dev.patchbay.runtime.launch.DomainServices;
import dev.patchbay.runtime.launch.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code ./patchbay up} in a folder of its own and on free ports, as a process that a test starts, stops and kills. */
final class TestPlatform implements AutoCloseable {

    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    /** The fixed ports, which a platform has unless options move them. */
    static final Map<String, Integer> FIXED_PORTS = Ports.fixed(DomainServices.onClassPath());

    private static final long PATIENCE_SECONDS = 240;

    private static final Pattern ADDRESS = Pattern.compile("localhost:(\\d+)");

    private final Path folder;
    /** The port of each piece in place of its fixed one, so that platforms can run side by side. */
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    private final List<String> options;
    private final Map<String, String> environment;

    private final Map<Integer, String> pieces = new HashMap<>();
    private @Nullable Process process;

    private TestPlatform(Path folder, List<String> options, Map<String, String> environment) throws IOException {
        this.folder = folder;
        this.options = options;
        this.environment = environment;
        for (Map.Entry<String, Integer> piece : FIXED_PORTS.entrySet()) {
            add(piece.getKey(), piece.getValue());
        }
    }

    /** Starts a platform and returns when it is ready. */
    static TestPlatform up(Path folder) throws IOException, InterruptedException {
        Files.copy(HOME.resolve("composer.yml"), folder.resolve("composer.yml"));
        Files.createSymbolicLink(folder.resolve("patchbay"), HOME.resolve("patchbay"));
        TestPlatform platform = new TestPlatform(folder, List.of(), Map.of());
        platform.upAgain();
        return platform;
    }

    /** Returns a platform, not started yet, of the sources in a folder. */
    static TestPlatform of(Path sources, List<String> options, Map<String, String> environment) throws IOException {
        return new TestPlatform(sources, options, environment);
    }

    /** Adds a piece that this build does not know. */
    void add(String piece, int fixedPort) throws IOException {
        pieces.put(fixedPort, piece);
        int port = freePort();
        while (ports.containsValue(port)) {
            port = freePort();
        }
        ports.put(piece, port);
    }

    /** Returns the commands with the ports of this platform in place of the fixed ones. */
    String moved(String commands) {
        return ADDRESS.matcher(commands).replaceAll(address -> {
            String piece = pieces.get(Integer.valueOf(address.group(1)));
            return piece == null ? address.group() : "localhost:" + port(piece);
        });
    }

    /** Starts it after stopping it if it runs. */
    void restart() throws IOException, InterruptedException {
        close();
        upAgain();
    }

    /** Starts it on the same data and ports. */
    void upAgain() throws IOException, InterruptedException {
        process = start();
        awaitReady(process);
    }

    int port(String piece) {
        Integer port = ports.get(piece);
        if (port == null) {
            throw new IllegalArgumentException(piece);
        }
        return port;
    }

    String url(String piece) {
        return "http://localhost:" + port(piece);
    }

    Path folder() {
        return folder;
    }

    String output() {
        try {
            return Files.readString(folder.resolve("up.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle process() {
        return running().toHandle();
    }

    /** Stops it with SIGTERM and returns the exit code. */
    int stop() {
        running().destroy();
        return running().onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue();
    }

    /** Kills it with SIGKILL, so that nothing is cleaned up. */
    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
    }

    private Process running() {
        return Objects.requireNonNull(process, "the platform was never started");
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of("./patchbay", "up"));
        ports.forEach((piece, port) -> command.addAll(List.of("--port", piece + "=" + port)));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("up.log").toFile()));
        // No cache, no optimising compiler: neither pays within one start.
        builder.environment().put("PATCHBAY_SHORT_LIVED", "1");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitReady(Process process) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!output().contains("READY")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("not ready:\n" + output());
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

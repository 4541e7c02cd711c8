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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./patchbay up} in a folder of its own and on free ports, as a process that a test starts, stops and kills. */
final class TestPlatform implements AutoCloseable {

    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    /** The ports of a platform that is not told others. */
    static final Map<String, Integer> FIXED_PORTS = Ports.fixed(DomainServices.onClassPath());

    private static final long PATIENCE_SECONDS = 240;

    private final Path folder;
    private final Map<String, Integer> ports;
    private Process process;

    private TestPlatform(Path folder, Map<String, Integer> ports, Process process) {
        this.folder = folder;
        this.ports = ports;
        this.process = process;
    }

    /** Returns when the platform says READY. */
    static TestPlatform up(Path folder) throws IOException, InterruptedException {
        Files.copy(HOME.resolve("composer.yml"), folder.resolve("composer.yml"));
        Files.createSymbolicLink(folder.resolve("patchbay"), HOME.resolve("patchbay"));
        Map<String, Integer> ports = freePorts();
        TestPlatform platform = new TestPlatform(folder, ports, start(folder, ports));
        platform.awaitReady();
        return platform;
    }

    /** Starts it once more on the same data and ports. */
    void upAgain() throws IOException, InterruptedException {
        process = start(folder, ports);
        awaitReady();
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
        return process.toHandle();
    }

    /** SIGTERM, and the exit code. */
    int stop() {
        process.destroy();
        return process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue();
    }

    /** SIGKILL: nothing of the platform gets a chance to tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private static Process start(Path folder, Map<String, Integer> ports) throws IOException {
        List<String> command = new ArrayList<>(List.of("./patchbay", "up"));
        ports.forEach((piece, port) -> command.addAll(List.of("--port", piece + "=" + port)));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("up.log").toFile()))
                .start();
    }

    private void awaitReady() throws InterruptedException {
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

    private static Map<String, Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (String piece : FIXED_PORTS.keySet()) {
            ServerSocket socket = new ServerSocket(0);
            sockets.add(socket);
            ports.put(piece, socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }
}

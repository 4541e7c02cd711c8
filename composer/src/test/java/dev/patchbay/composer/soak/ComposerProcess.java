package dev.patchbay.composer.soak;

import dev.patchbay.testing.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A composer in a process of its own, with as little memory as a test gives it. */
public final class ComposerProcess implements AutoCloseable {

    private final TestIssuer issuer = TestIssuer.start();
    private final Process process;
    private final int port;
    private final Path file;
    private final Path log;

    private ComposerProcess(Path folder, String config, List<String> options) throws IOException {
        file = Files.writeString(folder.resolve("composer.yml"), config);
        log = folder.resolve("composer.log");
        port = freePort();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "dev.patchbay.composer.Composer",
                "--patchbay.composer.config=" + file,
                "--patchbay.composer.specs=" + folder.resolve("specs"),
                "--patchbay.issuer=" + issuer.uri(),
                "--server.port=" + port,
                "--management.server.port=0"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    public static ComposerProcess start(Path folder, String config, String... options) {
        try {
            ComposerProcess composer = new ComposerProcess(folder, config, List.of(options));
            composer.awaitPort();
            return composer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                pause(100);
            }
        }
        throw new IllegalStateException("the composer did not start: " + Files.readString(log));
    }

    static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public String token() {
        return issuer.token(UUID.fromString("01900000-0000-7000-8000-0000000000a1"), "");
    }

    public long pid() {
        return process.pid();
    }

    String token(UUID tenant) {
        return issuer.token(tenant, "");
    }

    void configure(String config) throws IOException {
        Path next = Files.writeString(file.resolveSibling("next"), config);
        Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** Resident memory in bytes (Linux). */
    long memory() throws IOException {
        return Long.parseLong(status("VmRSS:")) << 10;
    }

    int files() throws IOException {
        try (var files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return Math.toIntExact(files.count());
        }
    }

    int threads() throws IOException {
        return Integer.parseInt(status("Threads:"));
    }

    /** The first fifteen letters of each thread's name (Linux). */
    public List<String> threadNames() throws IOException {
        List<String> names = new ArrayList<>();
        try (var tasks = Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (Path task : tasks) {
                names.add(Files.readString(task.resolve("comm")).strip());
            }
        }
        return names;
    }

    private String status(String key) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).replace("kB", "").strip())
                .findFirst()
                .orElseThrow();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        issuer.close();
    }
}

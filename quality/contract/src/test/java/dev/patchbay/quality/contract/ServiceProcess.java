package dev.patchbay.quality.contract;

import dev.patchbay.domain.DomainService;
import dev.patchbay.testing.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The customers service in a process of its own, on the database of {@link RunningInvoices}: one that can be killed. */
final class ServiceProcess implements AutoCloseable {

    private final int port;
    private final List<String> options;
    private Process process;

    ServiceProcess(String... options) {
        this.port = freePort();
        this.options = List.of(options);
        this.process = start();
    }

    /** The process's program. */
    public static void main(String[] args) {
        DomainService.run("customers", args);
    }

    String base() {
        return "http://localhost:" + port;
    }

    TestClient acme() {
        return new TestClient(base(), RunningInvoices.get().token());
    }

    /** Kills it as a power cut would, and starts it again. */
    void killAndRestart() throws InterruptedException {
        process.destroyForcibly().waitFor();
        process = start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private Process start() {
        RunningInvoices house = RunningInvoices.get();
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ServiceProcess.class.getName(),
                "--server.port=" + port,
                "--spring.datasource.url=" + house.database().jdbcUrl(),
                "--spring.datasource.password=c",
                "--patchbay.domain.encryption.master-key=" + house.masterKey(),
                "--patchbay.domain.security.issuer=" + house.issuer()));
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "service.log").toFile())
                    .start();
            waitUntilReady(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void waitUntilReady(Process started) {
        TestClient client = new TestClient(base(), null);
        for (int tenths = 0; tenths < 1200 && started.isAlive(); tenths++) {
            try {
                if (client.get("/actuator/health/readiness").status() == 200) {
                    return;
                }
            } catch (UncheckedIOException e) {
                // Not yet.
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("the service did not start; target/service.log says why");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.patchbay.quality.contract;

import dev.patchbay.domain.service.DomainService;
import dev.patchbay.testing.TestClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The customers service in a process of its own, on the database of {@link RunningInvoices}: one that can be killed.
 */
final class ServiceProcess implements AutoCloseable {

    private final String base;
    private final ChildProcess process;

    /** Starts it with these options of the JVM. */
    ServiceProcess(String... options) {
        int port = ChildProcess.freePort();
        RunningInvoices house = RunningInvoices.get();
        List<String> command = new ArrayList<>(List.of(ChildProcess.java()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ServiceProcess.class.getName(),
                "--server.port=" + port,
                "--spring.datasource.url=" + house.database().jdbcUrl(),
                "--spring.datasource.password=c",
                "--patchbay.domain.encryption.master-key=" + house.masterKey(),
                "--patchbay.domain.security.issuer=" + house.issuer()));
        base = "http://localhost:" + port;
        process = new ChildProcess(
                command, Map.of(), base + "/actuator/health/readiness", Path.of("target", "service.log"));
    }

    /** The process's program. */
    public static void main(String[] args) {
        DomainService.run("customers", args);
    }

    String base() {
        return base;
    }

    TestClient acme() {
        return new TestClient(base, RunningInvoices.get().token());
    }

    void killAndRestart() throws InterruptedException {
        process.killAndRestart();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.close();
    }
}

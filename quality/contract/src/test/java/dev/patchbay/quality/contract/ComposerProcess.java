package dev.patchbay.quality.contract;

import dev.patchbay.testing.TestFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A composer in a process of its own, which exposes all of one service. Its program is there in the profile soak only.
 */
final class ComposerProcess implements AutoCloseable {

    private final String base;
    private final ChildProcess process;

    /**
     * Starts it.
     *
     * @param service where the service is
     * @param options of the JVM
     */
    ComposerProcess(String service, String... options) throws IOException {
        int port = ChildProcess.freePort();
        int management = ChildProcess.freePort();
        Path folder = TestFolder.create("composer");
        Path config =
                Files.writeString(folder.resolve("composer.yml"), """
                    api: { title: Contract, version: 1.0.0 }
                    services:
                      customers: { url: "%s", expose: [ /** ] }
                    specs: { store: "%s" }
                    """.formatted(service, folder.resolve("specs")));
        List<String> command = new ArrayList<>(List.of(ChildProcess.java()));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", program(), "--server.port=" + port, "--management.server.port=" + management));
        base = "http://localhost:" + port;
        process = new ChildProcess(
                command,
                Map.of(
                        "PATCHBAY_ISSUER",
                        RunningInvoices.get().issuer(),
                        "PATCHBAY_COMPOSER_CONFIG",
                        config.toString()),
                "http://localhost:" + management + "/actuator/health/readiness",
                Path.of("target", "composer.log"));
    }

    private static String program() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("patchbay-composer") && entry.endsWith("-exec.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no composer on the class path; expected -Psoak"));
    }

    String base() {
        return base;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.close();
    }
}

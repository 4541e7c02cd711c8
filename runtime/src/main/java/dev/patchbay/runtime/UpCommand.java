package dev.patchbay.runtime;

import dev.patchbay.runtime.launch.DomainServices;
import dev.patchbay.runtime.launch.LocalPlatform;
import dev.patchbay.runtime.launch.PlatformSettings;
import dev.patchbay.runtime.launch.PlatformSettings.ExistingDatabase;
import dev.patchbay.runtime.launch.Ports;
import dev.patchbay.runtime.launch.Progress;
import dev.patchbay.runtime.problem.LaunchException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything and stays until it is stopped. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start database, services and composer, and stay until Ctrl-C.")
final class UpCommand implements Callable<Integer> {

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            defaultValue = ".patchbay",
            description = "Where database, keys, secrets and logs are kept. Default: ${DEFAULT-VALUE}")
    private Path state;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "composer.yml",
            description = "What the platform exposes. Default: ${DEFAULT-VALUE}")
    private Path config;

    @Option(
            names = "--database",
            paramLabel = "JDBC-URL",
            description = "Use this PostgreSQL instead of an embedded one, as PATCHBAY_OWNER_USERNAME with"
                    + " PATCHBAY_OWNER_PASSWORD from the environment: a role that owns the database and may create"
                    + " roles.")
    private @Nullable String database;

    @Option(
            names = "--port",
            paramLabel = "PIECE=PORT",
            description = "Move a piece to another port; 0 takes any free one. Pieces: composer, management,"
                    + " postgres, identity, and each service by its name.")
    private Map<String, Integer> ports = Map.of();

    @Option(names = "--free-ports", description = "Any free port for each piece that --port does not name.")
    private boolean freePorts;

    /** The folder of the composer's program; only the launcher knows it. */
    @Option(names = "--composer-app", hidden = true, required = true)
    private Path composerApp;

    @Override
    public Integer call() throws InterruptedException {
        requireFile(config, "the file that says what the platform exposes; name another with --config");
        Progress progress = new Progress(System.out, jvmStart());
        PlatformSettings settings =
                new PlatformSettings(state, config.toAbsolutePath(), composerJar(), existingDatabase(), changedPorts());
        try (LocalPlatform platform = LocalPlatform.start(settings, progress)) {
            progress.print(overview(platform.services(), platform.ports(), progress.seconds()));
            platform.awaitStop();
        }
        return 0;
    }

    private static void requireFile(Path file, String meaning) {
        if (!Files.isRegularFile(file)) {
            throw new LaunchException(file + ": not found; expected " + meaning);
        }
    }

    private Path composerJar() {
        try (Stream<Path> files = Files.list(composerApp)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar"))
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new LaunchException(composerApp + ": no composer there; build it with: mvn package -DskipTests", e);
        }
    }

    private Map<String, Integer> changedPorts() {
        Map<String, Integer> changes = new LinkedHashMap<>();
        if (freePorts) {
            changes.putAll(Ports.anyFree(DomainServices.onClassPath()));
        }
        changes.putAll(ports);
        return changes;
    }

    private @Nullable ExistingDatabase existingDatabase() {
        if (database == null) {
            return null;
        }
        String owner = System.getenv().getOrDefault("PATCHBAY_OWNER_USERNAME", "patchbay_owner");
        String password = System.getenv("PATCHBAY_OWNER_PASSWORD");
        if (password == null) {
            throw new LaunchException("--database needs the password of " + owner
                    + ": export PATCHBAY_OWNER_PASSWORD=... (and PATCHBAY_OWNER_USERNAME, if it is another role)");
        }
        return new ExistingDatabase(database, owner, password);
    }

    private static long jvmStart() {
        long age = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        return System.nanoTime() - Duration.ofMillis(age).toNanos();
    }

    private static String overview(DomainServices services, Ports ports, double seconds) {
        StringBuilder each = new StringBuilder();
        for (String service : services.names()) {
            String note = each.isEmpty() ? "           each service also answers by itself, with the same token" : "";
            each.append("  %-11s %s%s%n".formatted(service, ports.url(service), note));
        }
        return """

            READY in %.1f s. Ctrl-C stops everything.

              platform    %s           the merged document is at /openapi.json, its pages at /docs
            %s\
              identity    %s
              management  %s/actuator  health, metrics, what is exposed and from where

              Try, in another terminal:
                TOKEN=$(./patchbay token acme)
                curl -H "Authorization: Bearer $TOKEN" %s/customers
            """.formatted(
                        seconds,
                        ports.url("composer"),
                        each,
                        ports.url("identity"),
                        ports.url("management"),
                        ports.url("composer"));
    }
}

package dev.patchbay.runtime.launch;

import dev.patchbay.domain.service.DomainService;
import dev.patchbay.encryption.KeysetFile;
import dev.patchbay.encryption.MasterKey;
import dev.patchbay.migrator.MigrationException;
import dev.patchbay.migrator.MigrationReport;
import dev.patchbay.migrator.Migrator;
import dev.patchbay.migrator.MigratorConfig;
import dev.patchbay.runtime.database.EmbeddedDatabase;
import dev.patchbay.runtime.database.LocalDatabase;
import dev.patchbay.runtime.identity.IdentityConfig;
import dev.patchbay.runtime.identity.IdentityProvider;
import dev.patchbay.runtime.launch.PlatformSettings.ExistingDatabase;
import dev.patchbay.runtime.problem.LaunchException;
import dev.patchbay.runtime.state.LocalEnvironment;
import dev.patchbay.runtime.state.StateFolder;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A whole platform on this machine: database, migrations, identity provider, domain services and composer, started in
 * that order as far as the order matters, and stopped in the reverse one.
 */
public final class LocalPlatform implements AutoCloseable {

    private static final Duration TOKEN_LIFE = Duration.ofHours(12);
    /** The time in which a composer notices that its platform was killed, and exits. */
    private static final Duration COMPOSER_EXIT = Duration.ofSeconds(5);

    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(5);

    private final PlatformSettings settings;
    private final Progress progress;
    private final StateFolder state;
    private final DomainServices services;
    private final LocalEnvironment environment;
    private final Ports ports;
    private final RunningParts parts;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private LocalPlatform(
            PlatformSettings settings, Progress progress, StateFolder state, DomainServices services, Ports ports) {
        this.settings = settings;
        this.progress = progress;
        this.state = state;
        this.services = services;
        this.ports = ports;
        this.environment = LocalEnvironment.read(state.environment());
        this.parts = new RunningParts(progress);
    }

    /**
     * Returns when every piece is ready.
     *
     * @throws LaunchException if something outside the program prevents the start; nothing is left running then
     */
    public static LocalPlatform start(PlatformSettings settings, Progress progress) throws InterruptedException {
        StateFolder state = StateFolder.lock(settings.state());
        SharedLog.open(state.log("services"));
        DomainServices services;
        Ports ports;
        try {
            services = DomainServices.onClassPath();
            boolean wasKilled = EmbeddedDatabase.stopLeftover(state.postgres());
            ports = Ports.claim(Ports.fixed(services), settings.ports(), wasKilled ? COMPOSER_EXIT : Duration.ZERO);
        } catch (LaunchException e) {
            state.close();
            throw e;
        }
        LocalPlatform platform = new LocalPlatform(settings, progress, state, services, ports);
        platform.parts.add("state", state);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop"));
        try {
            platform.startAll();
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
        return platform;
    }

    public Ports ports() {
        return ports;
    }

    public DomainServices services() {
        return services;
    }

    /**
     * Blocks until {@link #close()}.
     *
     * @throws LaunchException if the composer ends by itself
     */
    public void awaitStop() {
        try {
            stopped.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LaunchException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        stopped.complete(null);
        parts.stopAll();
    }

    private void startAll() throws InterruptedException {
        LocalDatabase database = database();
        makeMasterKey();
        writeEnvironment(database);
        ComposerProcess composer = startComposer();
        migrate(database);
        // The composer has read composer.yml by now: report its problems before the slow start of the services.
        composer.requireRunning();
        try (ExecutorService starters = Executors.newFixedThreadPool(2)) {
            Stream<Runnable> starts = Stream.concat(
                    Stream.of(this::startIdentity),
                    services.names().stream().map(service -> () -> startService(service, database)));
            List<CompletableFuture<Void>> tasks = starts.map(start -> CompletableFuture.runAsync(start, starters))
                    .toList();
            tasks.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        composer.awaitReady();
        var _ = composer.ended()
                .thenAccept(lastMessages ->
                        stopped.completeExceptionally(new LaunchException("the composer ended: " + lastMessages)));
        progress.done("composer", ports.url("composer"));
    }

    private LocalDatabase database() {
        ExistingDatabase existing = settings.existingDatabase();
        if (existing != null) {
            return new LocalDatabase(existing.url(), existing.owner(), existing.password(), existing.url());
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(
                state.postgres(),
                ports.of("postgres"),
                state.log("postgres"),
                environment.secret("PATCHBAY_SUPERUSER_PASSWORD"),
                environment.secret("PATCHBAY_OWNER_PASSWORD"));
        parts.add("postgres", embedded);
        progress.done("postgres", embedded.database().description() + ", data in " + state.postgres());
        return embedded.database();
    }

    /** Writes the file through which {@code ./patchbay token} and services started by hand find the platform. */
    private void writeEnvironment(LocalDatabase database) {
        environment.put("PATCHBAY_DATABASE_URL", database.url());
        environment.put("PATCHBAY_OWNER_USERNAME", database.owner());
        environment.put("PATCHBAY_OWNER_PASSWORD", database.ownerPassword());
        environment.put("PATCHBAY_ISSUER", ports.url("identity"));
        environment.put(MasterKey.VARIABLE, masterKey());
        for (String service : services.names()) {
            environment.secret(DomainServices.passwordVariable(service));
            environment.put(DomainServices.urlVariable(service), ports.url(service));
        }
        DemoTenants.clientNames().forEach(client -> environment.secret(DemoTenants.secretVariable(client)));
        environment.save();
    }

    /** Returns the file of the master key, created at the first start; without it the personal data are lost. */
    private String masterKey() {
        return state.masterKey().toString();
    }

    private void makeMasterKey() {
        if (!Files.exists(state.masterKey())) {
            KeysetFile.create(state.masterKey());
        }
    }

    private void migrate(LocalDatabase database) {
        Map<String, String> passwords = new TreeMap<>();
        for (String service : services.names()) {
            passwords.put(service, environment.secret(DomainServices.passwordVariable(service)));
        }
        Migrator migrator = Migrator.of(new MigratorConfig(
                database.url(), database.owner(), database.ownerPassword(), DATABASE_PATIENCE, passwords, masterKey()));
        try {
            MigrationReport report = migrator.migrate();
            migrator.seed();
            progress.done("migrator", report.toString());
        } catch (MigrationException e) {
            throw new LaunchException(String.valueOf(e.getMessage()), e);
        }
    }

    private void startIdentity() {
        IdentityConfig config = IdentityConfig.onLoopback(
                ports.of("identity"),
                state.identityKey(),
                DemoTenants.clients(environment::secret, services.scopes()),
                TOKEN_LIFE);
        parts.add("identity", IdentityProvider.start(config));
        progress.done("identity", config.issuer().toString());
    }

    private void startService(String name, LocalDatabase database) {
        String[] options = {
            "--server.port=" + ports.of(name),
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.password=" + environment.secret(DomainServices.passwordVariable(name)),
            "--patchbay.domain.security.issuer=" + ports.url("identity"),
            "--patchbay.domain.encryption.master-key=" + masterKey(),
            // There is no load balancer here that would have to notice.
            "--patchbay.domain.drain-notice=0s",
            "--spring.main.register-shutdown-hook=false"
        };
        try {
            parts.add(name, DomainService.run(name, options));
        } catch (RuntimeException e) {
            throw new LaunchException(
                    name + " did not start: " + rootOf(e).getMessage() + " (more in " + state.log("services") + ")", e);
        }
        progress.done(name, ports.url(name));
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private ComposerProcess startComposer() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("PATCHBAY_ISSUER", ports.url("identity"));
        variables.put("PATCHBAY_PARENT", Long.toString(ProcessHandle.current().pid()));
        for (String service : services.names()) {
            variables.put(DomainServices.urlVariable(service), ports.url(service));
        }
        ComposerProcess composer = ComposerProcess.start(
                settings.composerJar(),
                List.of(
                        "--server.port=" + ports.of("composer"),
                        "--management.server.port=" + ports.of("management"),
                        "--patchbay.composer.config=" + settings.composerConfig(),
                        "--patchbay.composer.specs=" + state.specs(),
                        "--patchbay.composer.drain-notice=0s"),
                variables,
                ports.of("management"),
                state.log("composer"));
        parts.add("composer", composer);
        return composer;
    }
}

package dev.patchbay.migrator;

import dev.patchbay.encryption.KeyException;
import dev.patchbay.migrator.tenant.TenantException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The migrator as a program: runs to completion and exits with 0, or with 1 after a failure described in one line. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        subcommands = {TenantCommand.class, KeysCommand.class},
        description = {
            "Bring the database to the schema of this build.",
            "It reads PATCHBAY_DATABASE_URL, PATCHBAY_OWNER_USERNAME, PATCHBAY_OWNER_PASSWORD, and the password of"
                    + " each service's login role from PATCHBAY_<SERVICE>_PASSWORD; where there are tenants,"
                    + " PATCHBAY_MASTER_KEY too."
        })
public final class MigratorApplication implements Runnable, OwnerSession.Program {

    private static final IExecutionExceptionHandler ONE_LINE = (failure, command, _) -> {
        switch (failure) {
            case MigrationException _, TenantException _, KeyException _, SQLException _ ->
                command.getErr().println("patchbay: " + FailureText.firstLine(failure));
            default -> failure.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    };

    /** A strong reference, so that its level stays: java.util.logging refers to loggers weakly. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--wait",
            scope = ScopeType.INHERIT,
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for a database that is not reachable yet. Default: ${DEFAULT-VALUE}")
    private int wait;

    private MigratorApplication(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] args) {
        // The report says what was done; Flyway's own messages are needed only when something goes wrong.
        FLYWAY.setLevel(Level.WARNING);
        System.exit(commandLine(System.getenv()).execute(args));
    }

    /** The program, for a caller that has its own streams. */
    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new MigratorApplication(environment)).setExecutionExceptionHandler(ONE_LINE);
    }

    /** Runs {@code migrate}, as an init container does. */
    @Override
    public void run() {
        migrate();
    }

    @Command(description = "Apply the pending migrations (the default).", mixinStandardHelpOptions = true)
    void migrate() {
        MigrationReport report = migrator().migrate();
        report.scripts().forEach(script -> out().println("applied " + script));
        out().println(report);
    }

    @Command(description = "List the scripts of this build and their state.", mixinStandardHelpOptions = true)
    void info() {
        for (MigrationState state : migrator().info()) {
            out().printf(
                            "%-7s %-34s %-10s %s%n",
                            state.version() == null ? "" : state.version(),
                            state.script(),
                            state.state(),
                            state.installedOn() == null ? "" : state.installedOn());
        }
        out().flush();
    }

    @Command(
            description = "Compare the database with this build: scripts, columns, policies, grants.",
            mixinStandardHelpOptions = true)
    int validate() {
        List<String> problems = migrator().validate();
        problems.forEach(spec.commandLine().getErr()::println);
        if (problems.isEmpty()) {
            out().println("the database is as this build says");
        }
        return problems.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    @Command(
            description = "Try the pending migrations on a scratch copy and report their effects on traffic.",
            mixinStandardHelpOptions = true)
    void check() {
        CheckReport report = migrator().check();
        out().printf(
                        "schema version %d, %s%n",
                        report.version(),
                        report.pending().isEmpty()
                                ? "nothing is pending"
                                : "pending: " + String.join(", ", report.pending()) + "; tried on a copy "
                                        + (report.withData() ? "with all data" : "of the structure, without data"));
        report.effects().forEach(effect -> out().println((effect.blocksTraffic() ? "BLOCKS  " : "        ") + effect));
        out().flush();
    }

    @Command(
            description = "Undo every version above N; the data of its tables is lost.",
            mixinStandardHelpOptions = true)
    void undo(
            @Option(names = "--to", required = true, paramLabel = "N", description = "The version to go back to.")
                    int version) {
        List<String> undone = migrator().undo(version);
        out().println("schema version " + version
                + (undone.isEmpty() ? ", nothing to take back" : ", taken back with " + String.join(", ", undone)));
    }

    @Command(description = "Fill the demo tenants acme and globex.", mixinStandardHelpOptions = true)
    void seed() {
        List<String> filled = migrator().seed();
        out().println(
                        filled.isEmpty()
                                ? "the demo tenants are there already"
                                : "filled " + String.join(" and ", filled));
    }

    @Command(
            description = {
                "Write the whole database to FILE with pg_dump.",
                "It reads PATCHBAY_BACKUP_USERNAME and PATCHBAY_BACKUP_PASSWORD: a role with BYPASSRLS."
            },
            mixinStandardHelpOptions = true)
    void backup(@Parameters(paramLabel = "FILE") Path file) {
        MigratorConfig config = config();
        new PostgresTool(
                        config.url(),
                        environment.getOrDefault("PATCHBAY_BACKUP_USERNAME", config.username()),
                        environment.getOrDefault("PATCHBAY_BACKUP_PASSWORD", config.password()))
                .dump(file);
        out().println("the database is in " + file);
    }

    @Command(description = "Read a backup into an empty database with pg_restore.", mixinStandardHelpOptions = true)
    void restore(@Parameters(paramLabel = "FILE") Path file) {
        out().println(migrator().restore(file));
    }

    /** The migrator of the environment. */
    Migrator migrator() {
        return Migrator.of(config());
    }

    @Override
    public MigratorConfig config() {
        return MigratorConfig.of(environment, Duration.ofSeconds(wait));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

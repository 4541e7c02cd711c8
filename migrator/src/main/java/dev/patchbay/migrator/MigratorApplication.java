package dev.patchbay.migrator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The migrator as a program: runs to completion and exits; 0 is done, 1 is a failure told in one line. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Bring the database to the schema of this build.",
            "It reads PATCHBAY_DATABASE_URL, PATCHBAY_OWNER_USERNAME, PATCHBAY_OWNER_PASSWORD, and the password of each"
                    + " service's login role from PATCHBAY_<SERVICE>_PASSWORD."
        })
public final class MigratorApplication implements Runnable {

    private static final Pattern SERVICE_PASSWORD =
            Pattern.compile("PATCHBAY_(SHARED|CUSTOMERS|PRODUCTS|INVOICES)_PASSWORD");

    private static final IExecutionExceptionHandler ONE_LINE = (failure, command, _) -> {
        if (failure instanceof MigrationException) {
            command.getErr().println("patchbay migrate: " + failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    };

    @Option(
            names = "--wait",
            scope = ScopeType.INHERIT,
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for a database that does not answer yet. Default: ${DEFAULT-VALUE}")
    private int wait;

    public static void main(String[] args) {
        System.exit(new CommandLine(new MigratorApplication())
                .setExecutionExceptionHandler(ONE_LINE)
                .execute(args));
    }

    /** The same as {@code migrate}: what an init container runs. */
    @Override
    public void run() {
        migrate();
    }

    @Command(description = "Apply what is missing (the default).", mixinStandardHelpOptions = true)
    void migrate() {
        System.out.println(migrator().migrate());
    }

    @Command(description = "Fill the demo tenants acme and globex.", mixinStandardHelpOptions = true)
    void seed() {
        List<String> filled = migrator().seed();
        System.out.println(
                filled.isEmpty() ? "the demo tenants are there already" : "filled " + String.join(" and ", filled));
    }

    private Migrator migrator() {
        Map<String, String> environment = System.getenv();
        return Migrator.of(new MigratorConfig(
                environment.getOrDefault("PATCHBAY_DATABASE_URL", "jdbc:postgresql://localhost:4045/patchbay"),
                environment.getOrDefault("PATCHBAY_OWNER_USERNAME", "patchbay_owner"),
                environment.getOrDefault("PATCHBAY_OWNER_PASSWORD", ""),
                Duration.ofSeconds(wait),
                servicePasswords(environment)));
    }

    private static Map<String, String> servicePasswords(Map<String, String> environment) {
        Map<String, String> passwords = new TreeMap<>();
        environment.forEach((name, value) -> {
            Matcher matcher = SERVICE_PASSWORD.matcher(name);
            if (matcher.matches()) {
                passwords.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
            }
        });
        return passwords;
    }
}

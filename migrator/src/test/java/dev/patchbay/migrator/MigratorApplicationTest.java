package dev.patchbay.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The program's output and exit codes. */
class MigratorApplicationTest {

    private TestDatabase database = TestPostgres.emptyDatabase();
    private final int latest = MigrationScripts.ofThisBuild().latest();

    @Test
    void commandsCoverTheLifeOfADatabase() {
        assertThat(run("migrate").out())
                .startsWith("applied V1__tenants.sql\napplied V2__shared.sql\n")
                .endsWith("applied R__3_changes.sql\nschema version %d, %d scripts applied\n"
                        .formatted(latest, latest + 3));
        assertThat(run()).isEqualTo(new Outcome(0, "schema version " + latest + ", nothing to do\n", ""));
        assertThat(run("seed")).isEqualTo(new Outcome(0, "filled acme and globex\n", ""));
        assertThat(run("seed")).isEqualTo(new Outcome(0, "the demo tenants are there already\n", ""));
        assertThat(run("validate")).isEqualTo(new Outcome(0, "the database is as this build says\n", ""));
        assertThat(run("check")).isEqualTo(new Outcome(0, "schema version " + latest + ", nothing is pending\n", ""));
        assertThat(run("info").out().lines())
                .hasSize(latest + 3)
                .allMatch(line -> line.contains(" success "))
                .first()
                .asString()
                .startsWith("1       V1__tenants.sql ");
        assertThat(run("undo", "--to", "5").out())
                .startsWith("schema version 5, taken back with U" + latest + "__")
                .endsWith(", U6__idempotency_keys.sql\n");
        Outcome check = run("check");
        assertThat(check.err()).isEmpty();
        assertThat(check.out())
                .startsWith("schema version 5, pending: V6__idempotency_keys.sql, ")
                .contains("; tried on a copy with all data\n")
                .contains("        V6__idempotency_keys.sql: create table idempotency_keys ( tenant_id uuid not null"
                        + " defa ...: SHARE ROW EXCLUSIVE on tenants blocks writes, for a moment\n");
        assertThat(run("validate"))
                .isEqualTo(new Outcome(
                        1,
                        "",
                        "the schema is at version 5, this build brings %d: run patchbay migrate\n".formatted(latest)));
        assertThat(run("undo", "--to", "0").exit()).isZero();
    }

    @Test
    void commandsCoverTheLifeOfATenant(@TempDir Path folder) throws IOException {
        database = MigratedDatabase.filled();
        Path file = folder.resolve("acme.ndjson");

        assertThat(run("tenant", "suspend", "acme").out()).contains("suspended  acme");
        assertThat(run("tenant", "export", "acme", file.toString()).out()).startsWith("acme: ");
        assertThat(Files.readAllLines(file).getFirst()).startsWith("{\"format\":1,\"schema\":" + latest);
        assertThat(run("tenant", "delete", "acme").out()).contains("invoices: 72 rows deleted\n");
        assertThat(run("tenant", "list").out()).contains("globex").doesNotContain("acme");
        assertThat(run("tenant", "import", file.toString()).out()).contains("suspended  acme");
        assertThat(run("tenant", "resume", "acme").out()).contains("active     acme");
        assertThat(run("tenant", "create", "initech", "--name", "Initech").out())
                .endsWith("initech              Initech\n");
        assertThat(run("tenant", "delete", "nobody"))
                .isEqualTo(new Outcome(1, "", "patchbay: there is no tenant nobody; see patchbay tenant list\n"));
    }

    @Test
    void unreachableDatabaseIsOneLineAndExitCode1() {
        Outcome outcome =
                run(Map.of("PATCHBAY_DATABASE_URL", "jdbc:postgresql://localhost:1/x"), "migrate", "--wait", "0");

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).hasLineCount(1).startsWith("patchbay: jdbc:postgresql://localhost:1/x did not");
    }

    @Test
    void wrongCommandIsExplained() {
        assertThat(run("undo").err()).contains("Missing required option: '--to=N'");
        assertThat(run("migrat").exit()).isEqualTo(2);
    }

    @Test
    void configurationComesFromTheEnvironment() {
        assertThat(MigratorConfig.of(Map.of(), Duration.ofSeconds(1)))
                .isEqualTo(new MigratorConfig(
                        "jdbc:postgresql://localhost:4045/patchbay",
                        "patchbay_owner",
                        "",
                        Duration.ofSeconds(1),
                        Map.of()));
        assertThat(MigratorConfig.of(
                        Map.of(
                                "PATCHBAY_DATABASE_URL", "jdbc:postgresql://db/x",
                                "PATCHBAY_OWNER_USERNAME", "o",
                                "PATCHBAY_OWNER_PASSWORD", "secret",
                                "PATCHBAY_INVOICES_PASSWORD", "i",
                                "PATCHBAY_MASTER_KEY", "master.json",
                                "PATCHBAY_BACKUP_PASSWORD", "not a service's",
                                "PATCHBAY_SUPERUSER_PASSWORD", "nor this"),
                        Duration.ofSeconds(2)))
                .isEqualTo(new MigratorConfig(
                        "jdbc:postgresql://db/x",
                        "o",
                        "secret",
                        Duration.ofSeconds(2),
                        Map.of("invoices", "i"),
                        "master.json"))
                .hasToString("o at jdbc:postgresql://db/x");
    }

    private Outcome run(String... arguments) {
        return run(MigratedDatabase.environment(database), arguments);
    }

    private static Outcome run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program = MigratorApplication.commandLine(environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new Outcome(program.execute(arguments), out.toString(), err.toString());
    }

    private record Outcome(int exit, String out, String err) {}
}

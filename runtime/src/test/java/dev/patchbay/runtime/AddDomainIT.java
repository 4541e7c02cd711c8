package dev.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.runtime.Tour.Step;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of docs/add-a-domain.md, typed in a copy of the sources; their output must be what the page promises. A
 * third domain is left as it was written, and has to work as well. The platform runs on a database that exists already.
 */
@TestMethodOrder(OrderAnnotation.class)
class AddDomainIT {

    private static final String UP = "./patchbay up";
    private static final String UNTOUCHED = "notes --port 4050 --table side_notes --refers-to phones";
    private static final Pattern NEW_DOMAIN = Pattern.compile("\\./patchbay new-domain (\\w+) --port (\\d+).*");

    private static final List<String> ADDED = new ArrayList<>();

    @TempDir
    private static Path folder;

    private static TestDatabase database;
    private static TestPlatform platform;
    private static Shell shell;

    @BeforeAll
    static void copy() throws IOException {
        SourceCopy.into(folder);
        Files.writeString(cache(), "classes of an earlier build");
        database = TestPostgres.emptyDatabase();
        platform = TestPlatform.of(
                folder,
                List.of("--database", database.jdbcUrl()),
                Map.of(
                        "PATCHBAY_OWNER_USERNAME",
                        TestPostgres.OWNER,
                        "PATCHBAY_OWNER_PASSWORD",
                        TestPostgres.OWNER_PASSWORD));
        shell = new Shell(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        shell.close();
        platform.close();
    }

    @Test
    @Order(1)
    void commandsOfTheGuidePrintWhatItPromises() throws Exception {
        for (Step step : Tour.of(folder.resolve("docs/add-a-domain.md")).steps()) {
            if (step.commands().equals(UP)) {
                if (ADDED.size() == 1) {
                    addUntouched();
                }
                platform.restart();
                step.check(new Shell.Result(platform.output(), 0));
            } else if (NEW_DOMAIN.matcher(step.commands()).matches()) {
                step.check(shell.run(step.commands()));
                announce(step.commands());
                ADDED.add(step.commands());
            } else {
                step.check(shell.run(platform.moved(step.commands())));
            }
        }
        assertThat(ADDED).hasSize(2);
    }

    @Test
    @Order(2)
    void buildDropsTheCacheOfEarlierClasses() {
        assertThat(cache()).doesNotExist();
    }

    private static Path cache() {
        return folder.resolve("runtime/target/app/app.aot");
    }

    @Test
    @Order(2)
    void existingDatabaseIsMigratedAndUsed() throws Exception {
        assertThat(platform.output()).doesNotContain(" postgres ");
        assertThat(folder.resolve(".patchbay/postgres")).doesNotExist();
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from customers")) {
            rows.next();
            assertThat(rows.getInt(1)).isPositive();
        }
    }

    @Test
    @Order(2)
    void untouchedDomainServesAndBreaksNoLint() throws IOException {
        Shell.Result notes =
                shell.run(platform.moved("curl -s -H \"Authorization: Bearer $TOKEN\" localhost:4050/side-notes"));
        assertThat(notes.output()).isEqualTo("[]");
        assertThat(shell.run("./patchbay migrate validate").output()).isEqualTo("the database is as this build says\n");
        Shell.Result format = shell.run("mvn -q -Pquick -pl quality/format test -Dformat.under=domain-services");
        assertThat(format.exitCode()).as(format.output()).isZero();
    }

    @Test
    @Order(2)
    void domainThatExistsIsRejectedAndNothingIsWritten() throws IOException {
        for (String command : ADDED) {
            List<String> before = files();
            Shell.Result rejection = shell.run(command);
            assertThat(rejection.exitCode()).isEqualTo(1);
            assertThat(rejection.output()).contains("there is a domain-services/", "already");
            assertThat(files()).isEqualTo(before);
        }
    }

    /** Adds a domain beside the one that the guide has written and not built yet. */
    private static void addUntouched() throws IOException {
        Shell.Result result = shell.run("./patchbay new-domain " + UNTOUCHED);
        assertThat(result.exitCode()).as(result.output()).isZero();
        announce("./patchbay new-domain " + UNTOUCHED);
    }

    private static void announce(String command) throws IOException {
        Matcher domain = NEW_DOMAIN.matcher(command);
        assertThat(domain.matches()).isTrue();
        platform.add(domain.group(1), Integer.parseInt(domain.group(2)));
    }

    /** Returns every file that is not built, with its length. */
    private static List<String> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && !file.toString().contains("/target/")
                            && !file.toString().contains("/.patchbay/"))
                    .map(file -> file + " " + file.toFile().length())
                    .sorted()
                    .toList();
        }
    }
}

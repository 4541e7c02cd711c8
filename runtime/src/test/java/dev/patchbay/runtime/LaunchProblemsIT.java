package dev.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems that keep {@code ./patchbay up} from starting: each is one line that says what to do. */
class LaunchProblemsIT {

    @TempDir
    static Path folder;

    @BeforeAll
    static void configure() throws Exception {
        Files.copy(TestPlatform.HOME.resolve("composer.yml"), folder.resolve("composer.yml"));
        Files.createSymbolicLink(folder.resolve("patchbay"), TestPlatform.HOME.resolve("patchbay"));
    }

    @Test
    void takenPortIsNamedWithTheOptionThatMovesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(problem("--port composer=" + port))
                    .contains("port " + port + " (composer) is taken", "--port composer=");
        }
    }

    @Test
    void unknownPieceIsListedBesideTheKnownOnes() throws Exception {
        assertThat(problem("--port payments=4047"))
                .contains("--port payments=4047: there is no such piece; the pieces are composer, customers,");
    }

    @Test
    void unwritableStateFolderNamesItsOption() throws Exception {
        Files.createFile(folder.resolve("file"));

        assertThat(problem("--state file/state")).contains("cannot be written", "--state");
    }

    @Test
    void missingConfigurationNamesItsOption() throws Exception {
        assertThat(problem("--config nowhere.yml")).contains("nowhere.yml", "--config");
    }

    @Test
    void everyProblemOfTheConfigurationIsPrinted() throws Exception {
        String config = Files.readString(folder.resolve("composer.yml"));
        Files.writeString(
                folder.resolve("wrong.yml"),
                config.replace("    prefix: /catalog", "    prefx: /catalog")
                        .replace("    concurrency: 200", "    concurrency: many"));

        try (Shell shell = new Shell(folder)) {
            Shell.Result result = shell.run("./patchbay up --free-ports --config wrong.yml");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output())
                    .contains("unknown key 'prefx'", "did you mean 'prefix'?", "concurrency")
                    .doesNotContain("READY", " at dev.patchbay");
            assertThat(result.output().lines().filter(line -> line.contains("wrong.yml:")))
                    .hasSize(2);
        }
    }

    @Test
    void existingDatabaseNeedsItsOwnersPassword() throws Exception {
        assertThat(problem("--database jdbc:postgresql://localhost:1/x"))
                .contains("--database needs the password of patchbay_owner: export PATCHBAY_OWNER_PASSWORD=");
    }

    @Test
    void unreachableDatabaseNamesItsVariable() throws Exception {
        assertThat(problemAfter(
                        "export PATCHBAY_OWNER_PASSWORD=x;", "--database jdbc:postgresql://localhost:1/patchbay"))
                .contains(
                        "jdbc:postgresql://localhost:1/patchbay did not let patchbay_owner in",
                        "check PATCHBAY_DATABASE_URL");
    }

    @Test
    void tokenWithoutAPlatformNamesTheCommandThatStartsOne() throws Exception {
        try (Shell shell = new Shell(folder)) {
            Shell.Result result = shell.run("./patchbay token acme --state nowhere");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output().strip()).hasLineCount(1).contains("./patchbay up");
        }
    }

    private String problem(String options) throws Exception {
        return problemAfter("unset PATCHBAY_OWNER_PASSWORD;", options);
    }

    private String problemAfter(String before, String options) throws Exception {
        try (Shell shell = new Shell(folder)) {
            Shell.Result result = shell.run(before + " ./patchbay up --free-ports " + options);
            assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
            String line = result.output().lines().toList().getLast();
            assertThat(result.output().lines().filter(text -> text.startsWith("patchbay:")))
                    .as(result.output())
                    .containsExactly(line);
            return line;
        }
    }
}

package dev.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's own messages, before any Java runs. */
class LauncherTest {

    @TempDir
    Path folder;

    @Test
    void missingJdkIsOneLineThatSaysWhatToDo() throws IOException {
        String launcher = Files.readString(TestPlatform.HOME.resolve("patchbay"));
        Path copy = folder.resolve("patchbay");
        Files.writeString(copy, launcher.replace("needed=25", "needed=99"));
        try (Shell shell = new Shell(folder)) {
            Shell.Result result = shell.run("bash ./patchbay up");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output())
                    .isEqualTo("patchbay: no JDK 99 found; install one (any vendor), or point JAVA_HOME at it\n");
        }
    }

    @Test
    void unknownCommandPrintsTheUsage() throws IOException {
        try (Shell shell = new Shell(TestPlatform.HOME)) {
            Shell.Result result = shell.run("./patchbay upp");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output())
                    .contains("Usage: ./patchbay COMMAND", "new-domain NAME")
                    .endsWith("patchbay: there is no command 'upp'\n");
        }
    }
}

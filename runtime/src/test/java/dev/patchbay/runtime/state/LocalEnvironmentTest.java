package dev.patchbay.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalEnvironmentTest {

    @TempDir
    Path folder;

    @Test
    void missingFileIsAnEnvironmentWithoutVariables() {
        assertThat(LocalEnvironment.read(folder.resolve("env")).variables()).isEmpty();
    }

    @Test
    void secretIsCreatedOnceAndKept() {
        LocalEnvironment environment = LocalEnvironment.read(folder.resolve("env"));
        String secret = environment.secret("PATCHBAY_ACME_SECRET");
        environment.save();

        assertThat(secret).matches("[0-9a-f]{32}");
        assertThat(environment.secret("PATCHBAY_ACME_SECRET")).isEqualTo(secret);
        assertThat(LocalEnvironment.read(folder.resolve("env")).secret("PATCHBAY_ACME_SECRET"))
                .isEqualTo(secret);
    }

    @Test
    void variablesAreReadAsTheyWereWritten() {
        LocalEnvironment environment = LocalEnvironment.read(folder.resolve("env"));
        environment.put("PATCHBAY_DATABASE_URL", "jdbc:postgresql://localhost:4045/patchbay?a=b&c=d");
        environment.put("CUSTOMERS_URL", "http://localhost:4041");
        environment.save();

        assertThat(LocalEnvironment.read(folder.resolve("env")).variables())
                .containsEntry("PATCHBAY_DATABASE_URL", "jdbc:postgresql://localhost:4045/patchbay?a=b&c=d")
                .containsEntry("CUSTOMERS_URL", "http://localhost:4041")
                .hasSize(2);
    }

    @Test
    void variableOfTheShellTakesPrecedenceInTheFile() throws IOException {
        LocalEnvironment environment = LocalEnvironment.read(folder.resolve("env"));
        environment.put("CUSTOMERS_URL", "http://localhost:4041");
        environment.save();

        assertThat(folder.resolve("env"))
                .content()
                .contains("export CUSTOMERS_URL=\"${CUSTOMERS_URL:-http://localhost:4041}\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("env"))))
                .isEqualTo("rw-------");
    }
}

package dev.patchbay.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.runtime.problem.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir
    Path folder;

    @Test
    void folderIsCreatedWithItsLogs() {
        try (StateFolder state = StateFolder.lock(folder.resolve(".patchbay"))) {
            assertThat(state.log("composer").getParent()).isDirectory();
            assertThat(state.environment()).isEqualTo(folder.resolve(".patchbay/env"));
        }
    }

    @Test
    void secondPlatformIsRejectedUntilTheFirstReleasesTheFolder() {
        Path path = folder.resolve(".patchbay");
        try (StateFolder _ = StateFolder.lock(path)) {
            assertThatThrownBy(() -> StateFolder.lock(path))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("already running from this folder")
                    .hasMessageContaining("--state");
        }

        StateFolder.lock(path).close();
    }

    @Test
    void folderThatCannotBeCreatedNamesTheOption() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> StateFolder.lock(file.resolve("state")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--state");
    }
}

package dev.patchbay.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmOptionsTest {

    @TempDir
    Path folder;

    @Test
    void cacheBesideTheJarIsUsed() throws IOException {
        Path jar = folder.resolve("composer.jar");
        assertThat(JvmOptions.running(jar)).noneMatch(option -> option.startsWith("-XX:AOTCache"));

        Files.createFile(folder.resolve("app.aot"));

        assertThat(JvmOptions.running(jar)).contains("-XX:AOTCache=" + folder.resolve("app.aot"));
    }

    @Test
    void readersAndWritersOfACacheShareTheirCollector() {
        Path jar = folder.resolve("composer.jar");

        assertThat(JvmOptions.running(jar)).contains("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");
        assertThat(JvmOptions.rehearsing(jar))
                .contains(
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:AOTCacheOutput=" + folder.resolve("app.aot"));
    }
}

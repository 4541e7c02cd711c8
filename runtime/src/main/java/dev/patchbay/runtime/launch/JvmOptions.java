package dev.patchbay.runtime.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a Java process of the platform is started on a developer's machine: small, and from its AOT cache if it has one. */
final class JvmOptions {

    private JvmOptions() {}

    static List<String> forAppAt(Path jar) {
        List<String> options = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        Path cache = jar.resolveSibling("app.aot");
        if (Files.exists(cache)) {
            options.add("-XX:AOTCache=" + cache);
        }
        return options;
    }
}

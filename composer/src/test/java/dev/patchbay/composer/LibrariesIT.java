package dev.patchbay.composer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The libraries of the packaged composer, with which it grows and can be attacked: a new one is a decision. */
class LibrariesIT {

    private static final String FOLDER = "BOOT-INF/lib/";
    private static final Pattern VERSION = Pattern.compile("-\\d[^-]*(-SNAPSHOT|-(beta|M|RC)\\d+)?(?=-|\\.jar$)");

    @Test
    void packagedComposerHasTheListedLibrariesAndNoOthers() throws IOException {
        assertThat(packaged()).containsExactlyElementsOf(listed());
    }

    private static List<String> packaged() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"));
                JarFile jar = new JarFile(files.filter(file -> file.toString().endsWith("-exec.jar"))
                        .findFirst()
                        .orElseThrow()
                        .toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(FOLDER) && name.endsWith(".jar"))
                    .map(name ->
                            VERSION.matcher(name.substring(FOLDER.length())).replaceFirst(""))
                    .map(name -> name.substring(0, name.length() - ".jar".length()))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> listed() throws IOException {
        try (InputStream in = Objects.requireNonNull(LibrariesIT.class.getResourceAsStream("libraries.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}

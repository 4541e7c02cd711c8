package dev.patchbay.quality.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java sources of the repository, or of one folder in it. */
final class SourceFiles {

    static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();

    private SourceFiles() {}

    static List<Path> all() throws IOException {
        Path folder = HOUSE.resolve(System.getProperty("format.under", ".")).normalize();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> isSource(HOUSE.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isSource(Path file) {
        for (Path folder : file) {
            String name = folder.toString();
            if (name.equals("target") || name.equals("node_modules") || name.startsWith(".")) {
                return false;
            }
        }
        return true;
    }
}

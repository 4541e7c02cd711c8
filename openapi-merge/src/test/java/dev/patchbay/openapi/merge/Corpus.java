package dev.patchbay.openapi.merge;

import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real documents to try things on, in the folder that {@code -Dcorpus=} names; without it there are none. */
public final class Corpus {

    private static final Path FOLDER = Path.of(System.getProperty("corpus", "../../shared/corpus"));

    private Corpus() {}

    /** The documents in a folder of the corpus and below; empty when there is no corpus. */
    public static List<Path> documents(String folder) {
        Path root = FOLDER.resolve(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|yaml)"))
                    .filter(file -> !file.toString().contains("meta-schemas"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceDocument read(Path file) throws InvalidInputException {
        try {
            String name = file.getFileName().toString().replaceAll("\\.[a-z]+$", "");
            return SourceDocument.read(name, file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

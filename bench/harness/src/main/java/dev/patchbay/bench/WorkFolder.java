package dev.patchbay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for configuration and logs of one run, gone afterwards. */
record WorkFolder(Path path) implements AutoCloseable {

    static WorkFolder create() {
        try {
            WorkFolder folder = new WorkFolder(Files.createTempDirectory("patchbay-bench"));
            Runtime.getRuntime().addShutdownHook(new Thread(folder::close)); // for those who are interrupted
            return folder;
        } catch (IOException e) {
            throw new BenchException("no temporary folder can be made: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("bench: " + path + " could not be removed: " + e.getMessage());
        }
    }
}

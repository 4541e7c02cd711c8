package dev.patchbay.openapi.merge.cli;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.ReadLimits;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Reads files and standard input, and gathers what is wrong with them. */
final class Inputs {

    /** Standard input or output, in place of a file. */
    static final String STANDARD = "-";

    private final Terminal terminal;
    private final Problems problems;

    Inputs(Terminal terminal, Problems problems) {
        this.terminal = terminal;
        this.problems = problems;
    }

    /**
     * The documents in files, read side by side: reading is half of what a merge does. Empty for one that is a problem.
     */
    List<Optional<Node>> documents(List<String> files) {
        if (Collections.frequency(files, STANDARD) > 1) {
            problems.add(LocatedProblem.configuration(
                    "PB-113",
                    SourceLocation.of(nameOf(STANDARD)),
                    "standard input is named more than once, and can be read once; put one of the documents"
                            + " into a file"));
            return Collections.nCopies(files.size(), Optional.empty());
        }
        ExecutorService readers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<CompletableFuture<Reading>> readings = files.stream()
                    .map(file -> CompletableFuture.supplyAsync(() -> read(file), readers))
                    .toList();
            return readings.stream().map(reading -> taken(reading.join())).toList();
        } finally {
            readers.shutdown();
        }
    }

    private Optional<Node> taken(Reading reading) {
        reading.problems().forEach(problems::add);
        return Optional.ofNullable(reading.root());
    }

    private Reading read(String file) {
        try {
            return new Reading(DocumentReader.read(nameOf(file), content(file)), List.of());
        } catch (InvalidInputException unreadable) {
            return new Reading(null, unreadable.problems());
        }
    }

    /** The name of a file in messages. */
    static String nameOf(String file) {
        return file.equals(STANDARD) ? "<stdin>" : file;
    }

    /** The content of a file, or as much of it as shows that it is too much; null when it is a problem. */
    byte @Nullable [] bytes(String file) {
        try {
            return content(file);
        } catch (InvalidInputException unreadable) {
            unreadable.problems().forEach(problems::add);
            return null;
        }
    }

    private byte[] content(String file) throws InvalidInputException {
        try (InputStream stream = file.equals(STANDARD) ? terminal.in() : Files.newInputStream(Path.of(file))) {
            return stream.readNBytes(ReadLimits.DEFAULT.bytes() + 1);
        } catch (NoSuchFileException absent) {
            throw unreadable(file, "there is no such file");
        } catch (InvalidPathException | IOException failure) {
            throw unreadable(file, "cannot be read: " + failure.getMessage());
        }
    }

    private static InvalidInputException unreadable(String file, String message) {
        return new InvalidInputException(LocatedProblem.input("PB-200", SourceLocation.of(nameOf(file)), message));
    }

    /** @param root null if it is a problem */
    private record Reading(@Nullable Node root, List<LocatedProblem> problems) {}
}

package dev.patchbay.openapi.merge.cli;

import dev.patchbay.openapi.merge.Location;
import dev.patchbay.openapi.merge.MergeException;
import dev.patchbay.openapi.merge.MergeProblem;
import dev.patchbay.openapi.merge.Problems;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

    /** The document in a file; null when it is a problem. */
    @Nullable
    Node document(String file) {
        byte[] content = bytes(file);
        if (content == null) {
            return null;
        }
        try {
            return DocumentReader.read(nameOf(file), content);
        } catch (MergeException unreadable) {
            unreadable.problems().forEach(problems::add);
            return null;
        }
    }

    /** How messages call a file. */
    static String nameOf(String file) {
        return file.equals(STANDARD) ? "<stdin>" : file;
    }

    /** The content of a file, or as much of it as shows that it is too much; null when it cannot be read. */
    byte @Nullable [] bytes(String file) {
        try (InputStream stream = file.equals(STANDARD) ? terminal.in() : Files.newInputStream(Path.of(file))) {
            return stream.readNBytes(ReadLimits.DEFAULT.bytes() + 1);
        } catch (NoSuchFileException absent) {
            unreadable(file, "there is no such file");
        } catch (InvalidPathException | IOException failure) {
            unreadable(file, "cannot be read: " + failure.getMessage());
        }
        return null;
    }

    private void unreadable(String file, String message) {
        problems.add(MergeProblem.input("PB-200", Location.of(nameOf(file)), message));
    }
}

package dev.patchbay.openapi.merge.cli;

import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes files all or none, each of them whole: first beside their places, then moved there in one step. */
final class Outputs {

    private final Terminal terminal;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();

    Outputs(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Plans a file, or {@code -} for standard output. */
    void add(String file, byte[] content) {
        contents.put(file, content);
    }

    /** Writes what was planned; files before standard output, whose reader may stop at any time. */
    void write() throws InvalidInputException {
        Map<Path, Path> drafts = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, byte[]> output : contents.entrySet()) {
                if (!output.getKey().equals(Inputs.STANDARD)) {
                    draft(output.getKey(), output.getValue(), drafts);
                }
            }
            for (Map.Entry<Path, Path> draft : drafts.entrySet()) {
                move(draft.getKey(), draft.getValue());
            }
        } finally {
            drafts.keySet().forEach(Outputs::discard);
        }
        byte[] shown = contents.get(Inputs.STANDARD);
        if (shown != null) {
            terminal.out().write(shown, 0, shown.length);
        }
    }

    private static void draft(String file, byte[] content, Map<Path, Path> drafts) throws InvalidInputException {
        try {
            Path target = Path.of(file).toAbsolutePath();
            requirePlace(file, target);
            // Not a temporary file, which only its owner could read.
            Path draft = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
            drafts.put(draft, target);
            Files.write(draft, content);
        } catch (IOException | InvalidPathException failure) {
            throw unwritable(file, reason(failure));
        }
    }

    private static void requirePlace(String file, Path target) throws InvalidInputException {
        Path folder = target.getParent();
        if (Files.isDirectory(target)) {
            throw unwritable(file, "it is a folder; name a file in it");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw unwritable(file, "there is no folder " + folder + "; make it first");
        }
    }

    private static String reason(Exception failure) {
        return failure instanceof AccessDeniedException
                ? "this user may not write there"
                : String.valueOf(failure.getMessage());
    }

    private static void move(Path draft, Path target) throws InvalidInputException {
        try {
            try {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException unsupported) {
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw unwritable(target.toString(), reason(failure));
        }
    }

    private static void discard(Path draft) {
        // A draft that cannot be deleted does no harm, and the message of what went wrong is on its way already.
        boolean deleted = draft.toFile().delete();
        assert deleted || !Files.exists(draft);
    }

    private static InvalidInputException unwritable(String file, String reason) {
        return new InvalidInputException(
                LocatedProblem.configuration("PB-114", SourceLocation.of(file), "cannot be written: " + reason));
    }
}

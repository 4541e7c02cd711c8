package dev.patchbay.openapi.merge.cli;

import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.List;

/** Writes messages: one line for each, {@code file:line:column: code: text}, or one JSON object for each. */
final class Messages {

    private final Terminal terminal;
    private final boolean quiet;
    private final boolean json;

    Messages(Terminal terminal, Arguments arguments) {
        this.terminal = terminal;
        this.quiet = arguments.has("quiet");
        this.json = arguments.has("json");
    }

    boolean areQuiet() {
        return quiet;
    }

    boolean areJson() {
        return json;
    }

    /** Writes all problems. */
    void write(List<LocatedProblem> problems) {
        problems.forEach(problem -> write(problem.location(), problem.code(), problem.message()));
    }

    void write(SourceLocation location, String code, String text) {
        if (json) {
            terminal.err().println(JsonText.line(JsonText.message(location, code, text)));
        } else {
            terminal.err().println(location + ": " + code + ": " + text);
        }
    }
}

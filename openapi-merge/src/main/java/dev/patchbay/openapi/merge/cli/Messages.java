package dev.patchbay.openapi.merge.cli;

import dev.patchbay.openapi.merge.Location;
import dev.patchbay.openapi.merge.MergeProblem;
import java.util.List;
import picocli.CommandLine.Option;

/** How a command talks: one line for each message, {@code file:line:column: code: text}, or one JSON object for each. */
final class Messages {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("unused") // The option itself makes picocli show the help.
    private boolean help;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say only what fails.")
    private boolean quiet;

    @Option(
            names = "--json",
            description =
                    "Write JSON wherever the format is free: messages, results and the document on standard output.")
    private boolean json;

    boolean areQuiet() {
        return quiet;
    }

    boolean areJson() {
        return json;
    }

    /** Says all problems. */
    void tell(Terminal terminal, List<MergeProblem> problems) {
        problems.forEach(problem -> tell(terminal, problem.location(), problem.code(), problem.message()));
    }

    void tell(Terminal terminal, Location location, String code, String text) {
        if (json) {
            terminal.err().println(JsonText.line(JsonText.message(location, code, text)));
        } else {
            terminal.err().println(location + ": " + code + ": " + text);
        }
    }
}

package dev.patchbay.openapi.merge.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The program behind {@code ./patchbay merge}, {@code diff} and {@code lint}. */
@Command(
        name = "patchbay",
        description = "N OpenAPI documents into one, one against another, one by itself.",
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {

    private final CommandLine line;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("unused") // The option itself makes picocli show the help.
    private boolean help;

    private Main(Terminal terminal, String... arguments) {
        this.line = new CommandLine(this);
        commands(terminal, arguments.length == 0 ? "" : arguments[0]).forEach(line::addSubcommand);
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** The command that is called; all of them for help, as learning the options of one takes 15 ms of every start. */
    private static List<Callable<Integer>> commands(Terminal terminal, String called) {
        return switch (called) {
            case "merge" -> List.of(new MergeCommand(terminal));
            case "diff" -> List.of(new DiffCommand(terminal));
            case "lint" -> List.of(new LintCommand(terminal));
            default -> List.of(new MergeCommand(terminal), new DiffCommand(terminal), new LintCommand(terminal));
        };
    }

    public static void main(String[] arguments) {
        System.exit(run(Terminal.standard(), arguments));
    }

    /** Runs one command; never ends the JVM. */
    static int run(Terminal terminal, String... arguments) {
        int code = new Main(terminal, arguments).line.execute(arguments);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    @Override
    public void run() {
        throw new ParameterException(line, "which command?");
    }
}

package dev.patchbay.openapi.merge.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The program behind {@code ./patchbay merge}, {@code diff} and {@code lint}. */
@Command(
        name = "patchbay",
        description = "N OpenAPI documents into one, one against another, one by itself.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {

    private final CommandLine line;

    private Main(Terminal terminal) {
        this.line = new CommandLine(this)
                .addSubcommand(new MergeCommand(terminal))
                .addSubcommand(new DiffCommand(terminal))
                .addSubcommand(new LintCommand(terminal))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    public static void main(String[] arguments) {
        System.exit(run(Terminal.standard(), arguments));
    }

    /** Runs one command; never ends the JVM. */
    static int run(Terminal terminal, String... arguments) {
        int code = new Main(terminal).line.execute(arguments);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    @Override
    public void run() {
        throw new ParameterException(line, "which command?");
    }
}

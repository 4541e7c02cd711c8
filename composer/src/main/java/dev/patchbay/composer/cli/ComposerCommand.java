package dev.patchbay.composer.cli;

import java.io.PrintWriter;
import java.util.Set;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The verbs. Exit codes: 0 all is well, 1 something is wrong, 2 wrong usage, 3 not all could be looked at. */
@Command(
        name = "patchbay",
        description = "Looks at composer.yml, or talks to a running composer.",
        subcommands = {CheckCommand.class, RoutesCommand.class, AuditCommand.class, AcceptCommand.class},
        mixinStandardHelpOptions = true)
public final class ComposerCommand {

    private static final Set<String> VERBS = Set.of("check", "routes", "audit", "accept", "help", "-h", "--help");

    /** True if the arguments are for this command and not for the server. */
    public static boolean isAskedFor(String... arguments) {
        return arguments.length > 0 && VERBS.contains(arguments[0]);
    }

    /** Runs a verb and returns its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        // What a verb has to say it prints itself; log lines between would spoil the JSON.
        LoggingSystem.get(ComposerCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        String[] asked = arguments[0].equals("help") ? new String[] {"--help"} : arguments;
        return new CommandLine(new ComposerCommand()).setOut(out).setErr(err).execute(asked);
    }
}

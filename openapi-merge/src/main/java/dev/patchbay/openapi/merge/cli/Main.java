package dev.patchbay.openapi.merge.cli;

import dev.patchbay.problems.Suggestions;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program behind {@code ./patchbay merge}, {@code diff} and {@code lint}. */
public final class Main {

    private static final List<String> COMMANDS = List.of("merge", "diff", "lint");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Terminal.standard(), arguments));
    }

    /** Runs one command; never ends the JVM. */
    static int run(Terminal terminal, String... arguments) {
        try {
            return start(terminal, Arrays.asList(arguments));
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    private static int start(Terminal terminal, List<String> arguments) {
        String name = arguments.isEmpty() ? "" : arguments.get(0);
        if (name.equals("-h") || name.equals("--help")) {
            terminal.out().print(help(terminal));
            return ExitCode.DONE;
        }
        Command command = command(terminal, name);
        if (command == null) {
            terminal.err()
                    .println(
                            name.isEmpty()
                                    ? "which command?"
                                    : "there is no command '" + name + "'" + Suggestions.didYouMean(name, COMMANDS));
            terminal.err().print(help(terminal));
            return ExitCode.USAGE;
        }
        return start(terminal, command, arguments.subList(1, arguments.size()));
    }

    private static int start(Terminal terminal, Command command, List<String> words) {
        try {
            Arguments arguments = Arguments.parse(command.usage(), words);
            if (arguments.has("help")) {
                terminal.out().print(command.usage().help());
                return ExitCode.DONE;
            }
            return command.run(arguments);
        } catch (UsageException wrong) {
            terminal.err().println(wrong.getMessage());
            terminal.err().println(command.usage().synopsis());
            terminal.err().println("'patchbay " + command.usage().name() + " --help' explains each option");
            return ExitCode.USAGE;
        }
    }

    private static @Nullable Command command(Terminal terminal, String name) {
        return switch (name) {
            case "merge" -> new MergeCommand(terminal);
            case "diff" -> new DiffCommand(terminal);
            case "lint" -> new LintCommand(terminal);
            default -> null;
        };
    }

    private static String help(Terminal terminal) {
        StringBuilder help = new StringBuilder("""
            Usage: patchbay COMMAND [OPTION...]
            N OpenAPI documents into one, one against another, one by itself.

            Commands, each of which explains itself with --help:
            """);
        for (String name : COMMANDS) {
            Command command = command(terminal, name);
            if (command != null) {
                help.append("  %-6s %s%n".formatted(name, command.usage().description()));
            }
        }
        return help.toString();
    }
}

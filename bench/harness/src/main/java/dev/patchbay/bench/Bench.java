package dev.patchbay.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point behind {@code bench/gateway} and {@code bench/startup}. */
@Command(
        name = "bench",
        subcommands = {GatewayCommand.class, StartupCommand.class})
public final class Bench {

    private Bench() {}

    public static void main(String[] args) {
        CommandLine commandLine = new CommandLine(new Bench());
        commandLine.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (exception instanceof BenchException) {
                command.getErr().println("bench: " + exception.getMessage());
                return 1;
            }
            throw exception;
        });
        System.exit(commandLine.execute(args));
    }
}

package dev.patchbay.runtime;

import dev.patchbay.runtime.domain.NewDomainCommand;
import dev.patchbay.runtime.problem.LaunchException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The local platform as a command line; {@code ./patchbay} starts it. */
@Command(
        name = "patchbay",
        mixinStandardHelpOptions = true,
        description = "One database, small domain services, one platform API.",
        subcommands = {
            UpCommand.class,
            TokenCommand.class,
            NewDomainCommand.class,
            IdentityCommand.class,
            RehearseCommand.class
        })
public final class Patchbay implements Runnable {

    /** Prints one line for what the user can fix, and a stack trace for anything else, which is a defect. */
    private static final IExecutionExceptionHandler ONE_LINE = (failure, command, _) -> {
        PrintWriter err = command.getErr();
        if (failure instanceof LaunchException) {
            err.println("patchbay: " + failure.getMessage());
        } else {
            failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    };

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Patchbay())
                .setExecutionExceptionHandler(ONE_LINE)
                .execute(args));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}

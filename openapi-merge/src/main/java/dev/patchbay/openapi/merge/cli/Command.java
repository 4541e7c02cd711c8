package dev.patchbay.openapi.merge.cli;

/** One of the program's commands. */
interface Command {

    Usage usage();

    /** Runs the command and returns its exit code. */
    int run(Arguments arguments) throws UsageException;
}

package dev.patchbay.openapi.merge.cli;

/** One of the program's commands. */
interface Command {

    Usage usage();

    /** Does it, and returns what the shell gets to see. */
    int run(Arguments arguments) throws UsageException;
}

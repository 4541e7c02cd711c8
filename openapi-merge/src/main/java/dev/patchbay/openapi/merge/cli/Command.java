package dev.patchbay.openapi.merge.cli;

/** One of the program's commands. */
sealed interface Command permits MergeCommand, DiffCommand, LintCommand {

    Usage usage();

    /** Does it, and returns what the shell gets to see. */
    int run(Arguments arguments) throws UsageException;
}

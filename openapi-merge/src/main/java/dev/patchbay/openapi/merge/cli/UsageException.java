package dev.patchbay.openapi.merge.cli;

/** Arguments that a command cannot take; the message tells what to write instead. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}

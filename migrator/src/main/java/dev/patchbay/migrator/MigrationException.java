package dev.patchbay.migrator;

/** Thrown if a command fails; the message is one line that says what to do, and the database is as it was. */
public final class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MigrationException(String message) {
        super(message);
    }

    public MigrationException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.patchbay.runtime.problem;

/** Something outside the program keeps it from starting; the message is one line and says what to do. */
public final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.patchbay.composer;

/** A start that is refused for a reason that the user can mend; only its message is printed. */
final class StartRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    StartRefusal(String message) {
        super(message);
    }
}

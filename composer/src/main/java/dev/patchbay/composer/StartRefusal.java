package dev.patchbay.composer;

/** The composer does not start, for a reason that its user can mend; the message is all that is to be said. */
final class StartRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    StartRefusal(String message) {
        super(message);
    }
}

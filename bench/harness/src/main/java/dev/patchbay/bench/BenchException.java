package dev.patchbay.bench;

/** The benchmark cannot go on, and the message says why; shown without a stack trace. */
final class BenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }
}

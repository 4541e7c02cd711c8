package dev.patchbay.domain.query;

/** A parameter is not valid; the message fits after its name. */
final class QueryException extends Exception {

    private static final long serialVersionUID = 1;

    QueryException(String message) {
        super(message, null, false, false);
    }
}

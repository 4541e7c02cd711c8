package dev.patchbay.domain.query;

/** Thrown for an invalid parameter; the message continues a sentence that begins with the parameter's name. */
final class QueryException extends Exception {

    private static final long serialVersionUID = 1;

    QueryException(String message) {
        super(message, null, false, false);
    }
}

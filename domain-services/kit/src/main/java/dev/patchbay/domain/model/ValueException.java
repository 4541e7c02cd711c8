package dev.patchbay.domain.model;

/** A text is no value of its field's type; the message says what was expected and fits after the field's name. */
public final class ValueException extends Exception {

    private static final long serialVersionUID = 1;

    ValueException(String message) {
        super(message, null, false, false);
    }
}

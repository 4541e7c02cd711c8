package dev.patchbay.domain.model;

/** Reports a text that is no value of its field's type; the message names what was expected, after the field's name. */
public final class ValueException extends Exception {

    private static final long serialVersionUID = 1;

    ValueException(String message) {
        super(message, null, false, false);
    }
}

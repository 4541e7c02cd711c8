package dev.patchbay.encryption;

/** Thrown if a key is missing or is the wrong one. The message says which and what to do; it has no key material. */
public final class KeyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public KeyException(String message) {
        super(message);
    }

    public KeyException(String message, Throwable cause) {
        super(message, cause);
    }
}

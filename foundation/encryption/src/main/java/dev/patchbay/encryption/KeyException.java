package dev.patchbay.encryption;

/** A key is not there, or is not the one that fits. The message says which and what to do; it holds no key material. */
public final class KeyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public KeyException(String message) {
        super(message);
    }

    public KeyException(String message, Throwable cause) {
        super(message, cause);
    }
}

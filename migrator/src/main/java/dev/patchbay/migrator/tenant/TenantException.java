package dev.patchbay.migrator.tenant;

/** A tenant is not as it would have to be; the message is one line that says what to do, and nothing was changed. */
public final class TenantException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TenantException(String message) {
        super(message);
    }

    public TenantException(String message, Throwable cause) {
        super(message, cause);
    }
}

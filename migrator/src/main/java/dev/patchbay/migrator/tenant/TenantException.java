package dev.patchbay.migrator.tenant;

/**
 * Thrown if a tenant's state does not allow a command; the message is one line that says what to do; nothing changed.
 */
public final class TenantException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TenantException(String message) {
        super(message);
    }

    public TenantException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.patchbay.composer.upstream;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request's permit among those that a service has at once. It is released as soon as the service has responded,
 * though the client may take long to read the response.
 */
public final class Permit {

    private final ServiceGuard guard;
    private final AtomicBoolean isReleased = new AtomicBoolean();

    /** @param guard the guard whose permit was acquired */
    public Permit(ServiceGuard guard) {
        this.guard = guard;
    }

    /** Releases the permit, once. */
    public void release() {
        if (isReleased.compareAndSet(false, true)) {
            guard.release();
        }
    }
}

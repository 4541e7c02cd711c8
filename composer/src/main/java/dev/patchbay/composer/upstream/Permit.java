package dev.patchbay.composer.upstream;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request's place among those that a service has at once. It is free again as soon as the service has answered,
 * though the caller may take long to read that.
 */
public final class Permit {

    private final ServiceGuard guard;
    private final AtomicBoolean isReleased = new AtomicBoolean();

    /** @param guard which was entered */
    public Permit(ServiceGuard guard) {
        this.guard = guard;
    }

    /** Frees it, once. */
    public void release() {
        if (isReleased.compareAndSet(false, true)) {
            guard.release();
        }
    }
}

package dev.patchbay.domain.tenancy;

import java.util.Optional;
import java.util.UUID;

/**
 * The tenant of a request. Bound once per request, seen by everything that the request calls, gone with it: neither a
 * pool's thread nor a forgotten clean-up can carry it into another request.
 */
public record Tenant(UUID id) {

    private static final ScopedValue<Tenant> CURRENT = ScopedValue.newInstance();

    public static Optional<Tenant> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /**
     * The current tenant.
     *
     * @throws IllegalStateException outside a tenant's work
     */
    public static Tenant required() {
        return current().orElseThrow(() -> new IllegalStateException("no tenant is bound; use Tenant.call"));
    }

    /** Does the work for this tenant. Transactions that begin inside see its rows and no others. */
    public <T, X extends Exception> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }
}

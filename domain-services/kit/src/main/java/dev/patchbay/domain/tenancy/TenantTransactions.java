package dev.patchbay.domain.tenancy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Sets the tenant in the database right after a transaction has begun, for this transaction alone. So a
 * pooled connection never carries a tenant from one request to the next, and without a tenant row-level security shows
 * no row at all.
 */
public final class TenantTransactions implements TransactionExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(TenantTransactions.class);

    private final JdbcOperations jdbc;

    public TenantTransactions(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        Optional<Tenant> tenant = Tenant.current();
        if (failure != null || tenant.isEmpty()) {
            return;
        }
        try {
            jdbc.query(
                    "select set_config('app.tenant', ?, true)",
                    row -> {},
                    tenant.get().id().toString());
        } catch (DataAccessException e) {
            // An exception from a listener would leave the connection bound to the thread. The failed statement has
            // already doomed the transaction: its next statement fails and releases the connection as usual.
            transaction.setRollbackOnly();
            LOG.warn("the tenant could not be set; the transaction rolls back", e);
        }
    }
}

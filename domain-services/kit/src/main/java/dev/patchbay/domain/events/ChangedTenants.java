package dev.patchbay.domain.events;

import dev.patchbay.domain.tenancy.Tenant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** The tenants whose data this service has changed lately. Notes every commit without delaying it. */
final class ChangedTenants implements TransactionExecutionListener {

    private final Lock lock = new ReentrantLock();
    private final Condition changes = lock.newCondition();
    private final Set<Tenant> changed = new LinkedHashSet<>();

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null && !transaction.isReadOnly()) {
            Tenant.current().ifPresent(this::add);
        }
    }

    private void add(Tenant tenant) {
        lock.lock();
        try {
            changed.add(tenant);
            changes.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are some, and removes them. */
    List<Tenant> take() throws InterruptedException {
        lock.lock();
        try {
            while (changed.isEmpty()) {
                changes.await();
            }
            List<Tenant> tenants = List.copyOf(changed);
            changed.clear();
            return tenants;
        } finally {
            lock.unlock();
        }
    }
}

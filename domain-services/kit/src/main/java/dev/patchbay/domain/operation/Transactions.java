package dev.patchbay.domain.operation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The kinds of transactions that a service has. */
public final class Transactions {

    private final TransactionTemplate reading;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate writing;

    public Transactions(PlatformTransactionManager manager) {
        reading = new TransactionTemplate(manager);
        reading.setReadOnly(true);
        snapshot = new TransactionTemplate(manager);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        writing = new TransactionTemplate(manager);
    }

    /** Does the work in a transaction in which the database rejects every change. */
    public <T> T read(Supplier<T> work) {
        return present(reading.execute(status -> work.get()));
    }

    /** Does the work in a read-only transaction whose statements all see one snapshot. */
    public void readSnapshot(Runnable work) {
        snapshot.executeWithoutResult(status -> work.run());
    }

    /** Does the work in a transaction that an exception rolls back. */
    public <T> T write(Supplier<T> work) {
        return present(writing.execute(status -> work.get()));
    }

    private static <T> T present(@Nullable T result) {
        if (result == null) {
            throw new IllegalStateException("the work of a transaction returned null");
        }
        return result;
    }
}

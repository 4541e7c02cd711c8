package dev.patchbay.domain.events;

import dev.patchbay.domain.operation.Transactions;
import dev.patchbay.domain.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/**
 * Notifies all services, by PostgreSQL's NOTIFY, that a tenant's data changed. It does so after the commit and for many
 * commits at once: a NOTIFY inside the changing transaction would make every commit of the whole server wait for the
 * one before. What is announced was committed; what a crash leaves unannounced is in the log all the same, where
 * followers find it.
 */
final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final Duration GATHER = Duration.ofMillis(10);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 10_000;

    private final ChangedTenants changed;
    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final ChangeLog log;
    private final Duration keep;
    private final Clock clock;

    private final Map<Tenant, Instant> forgotten = new HashMap<>();
    private @Nullable Thread thread;

    Announcer(
            ChangedTenants changed,
            JdbcTemplate jdbc,
            Transactions transactions,
            ChangeLog log,
            Duration keep,
            Clock clock) {
        this.changed = changed;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.log = log;
        this.keep = keep;
        this.clock = clock;
    }

    void start() {
        thread = Thread.ofVirtual().name("change-announcer").start(this::announceUntilInterrupted);
    }

    void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void announceUntilInterrupted() {
        try {
            while (true) {
                List<Tenant> tenants = changed.take();
                try {
                    announce(tenants);
                    tenants.forEach(this::forgetOldChanges);
                } catch (DataAccessException | TransactionException e) {
                    LOG.warn("changes could not be announced, followers find them by themselves: {}", e.getMessage());
                }
                Thread.sleep(GATHER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void announce(List<Tenant> tenants) {
        String[] names = tenants.stream().map(tenant -> tenant.id().toString()).toArray(String[]::new);
        transactions.write(() -> {
            // Nothing that would have to survive a crash.
            jdbc.execute("set local synchronous_commit = off");
            return jdbc.query(
                    "select pg_notify('" + Listener.CHANNEL + "', tenant) from unnest(?) tenant",
                    statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", names)),
                    (row, index) -> true);
        });
    }

    /** Deletes old changes of a tenant that has new ones: so the log stays bounded without a timer. */
    private void forgetOldChanges(Tenant tenant) {
        Instant now = clock.instant();
        Instant last = forgotten.get(tenant);
        if (last != null && now.isBefore(last.plus(FORGET_EVERY))) {
            return;
        }
        if (forgotten.size() >= MOST_KEPT) {
            forgotten.clear();
        }
        forgotten.put(tenant, now);
        tenant.<Void, RuntimeException>call(() -> {
            log.forget(keep);
            return null;
        });
    }
}

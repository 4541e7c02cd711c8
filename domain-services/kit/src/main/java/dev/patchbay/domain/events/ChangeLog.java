package dev.patchbay.domain.events;

import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.operation.Transactions;
import dev.patchbay.domain.tenancy.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The changes of the current tenant, as the trigger {@code note_change} has recorded them. Positions are assigned under
 * a lock that is kept until the commit: a reader that has read up to one has missed nothing before it.
 */
public final class ChangeLog {

    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    public ChangeLog(JdbcTemplate jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * The first and the last position of the log.
     *
     * @param last the position of the latest change; 0 when there was none yet
     * @param oldest the position of the oldest change that is still in the log
     */
    public record Extent(long last, long oldest) {

        /** True if every change after the position is still in the log. */
        boolean reachesBackTo(long position) {
            return position >= oldest - 1;
        }
    }

    /** Events in their order, and the position up to which they are complete. */
    public record Batch(List<ChangeEvent> events, long upTo) {}

    public Extent extent() {
        return transactions.read(this::readExtent);
    }

    private Extent readExtent() {
        UUID tenant = Tenant.required().id();
        Extent extent = jdbc.query(
                "select last, (select min(id) from change_events e where e.tenant_id = p.tenant_id)"
                        + " from change_positions p where tenant_id = ?",
                rows -> {
                    if (!rows.next()) {
                        return null;
                    }
                    long last = rows.getLong(1);
                    long oldest = rows.getLong(2);
                    return new Extent(last, rows.wasNull() ? last + 1 : oldest);
                },
                tenant);
        return extent == null ? new Extent(0, 1) : extent;
    }

    /** Reads the resource's changes after the position, the oldest first, as many as fit into one batch. */
    public Batch after(Resource resource, long position) {
        return transactions.read(() -> {
            // First how far to read, then what is there: a change that is committed in between waits for the next
            // batch.
            long last = readExtent().last();
            if (last <= position) {
                return new Batch(List.of(), position);
            }
            List<ChangeEvent> events = jdbc.query(
                    "select id, kind, row_id, version from change_events"
                            + " where tenant_id = ? and table_name = ? and id > ? and id <= ? order by id limit ?",
                    (row, index) -> new ChangeEvent(
                            row.getLong(1), row.getString(2), row.getObject(3, UUID.class), row.getLong(4)),
                    Tenant.required().id(),
                    resource.table(),
                    position,
                    last,
                    AT_ONCE);
            return new Batch(
                    events, events.size() < AT_ONCE ? last : events.getLast().position());
        });
    }

    /** Deletes the changes that are older than this. */
    void forget(Duration age) {
        transactions.write(() -> jdbc.update(
                "delete from change_events where tenant_id = ? and created_at < now() - make_interval(secs => ?)",
                Tenant.required().id(),
                age.toSeconds()));
    }
}

package dev.patchbay.domain.tenancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The status of tenants, read from the database again every two seconds, so that a suspension soon takes effect. */
public final class TenantDirectory {

    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final int MOST_KEPT = 10_000;

    private final Map<Tenant, Known> known = new ConcurrentHashMap<>();
    private final JdbcTemplate jdbc;
    private final TransactionTemplate reading;
    private final Clock clock;

    private record Known(String status, Instant until) {}

    public TenantDirectory(JdbcTemplate jdbc, PlatformTransactionManager manager, Clock clock) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(manager);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    /**
     * Requires that the tenant is active.
     *
     * @throws dev.patchbay.problems.ProblemException 403 if the tenant is unknown or suspended
     */
    public void requireActive(Tenant tenant) {
        String status = status(tenant);
        if (!status.equals("active")) {
            throw TenantFilter.rejected("The token's tenant is " + status);
        }
    }

    /** The number of tenants that have sent requests in the last seconds. */
    public long recent() {
        Instant now = clock.instant();
        return known.values().stream()
                .filter(tenant -> now.isBefore(tenant.until()))
                .count();
    }

    private String status(Tenant tenant) {
        Instant now = clock.instant();
        Known cached = known.get(tenant);
        if (cached != null && now.isBefore(cached.until())) {
            return cached.status();
        }
        String status = tenant.call(() -> query(tenant));
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        known.put(tenant, new Known(status, now.plus(KEPT)));
        return status;
    }

    private String query(Tenant tenant) {
        List<String> found = reading.execute(
                transaction -> jdbc.queryForList("select status from tenants where id = ?", String.class, tenant.id()));
        return found == null || found.isEmpty() ? "unknown" : found.getFirst();
    }
}

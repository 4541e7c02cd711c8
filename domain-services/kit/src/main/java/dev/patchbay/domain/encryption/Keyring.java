package dev.patchbay.domain.encryption;

import dev.patchbay.domain.problem.StartupException;
import dev.patchbay.domain.tenancy.Tenant;
import dev.patchbay.encryption.KeyException;
import dev.patchbay.encryption.MasterKey;
import dev.patchbay.encryption.TenantKeys;
import dev.patchbay.encryption.WrappedKeys;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The keys of the current tenant, read in the caller's transaction and cached for some seconds, so that rotated and
 * destroyed keys take effect soon. A service only reads keys: those of a new tenant are made with the tenant.
 */
public final class Keyring {

    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
    private static final Duration CACHE_TIME = Duration.ofSeconds(5);
    private static final int MOST_CACHED = 10_000;

    private final Map<UUID, Cached> cache = new ConcurrentHashMap<>();
    private final JdbcTemplate jdbc;
    private final MasterKey master;
    private final Clock clock;

    public Keyring(JdbcTemplate jdbc, MasterKey master, Clock clock) {
        this.jdbc = jdbc;
        this.master = master;
        this.clock = clock;
    }

    /**
     * Opens the master key.
     *
     * @throws StartupException if there is none
     */
    public static MasterKey masterKey(EncryptionProperties properties) {
        try {
            return MasterKey.open(properties.masterKey());
        } catch (KeyException e) {
            StartupException refusal = new StartupException("PB-640", String.valueOf(e.getMessage()));
            refusal.initCause(e);
            throw refusal;
        }
    }

    private record Cached(TenantKeys keys, long version, Instant until) {}

    /** A row of the table of keys; {@code wrapped} is null if the keys were destroyed. */
    private record KeyRow(long version, @Nullable WrappedKeys wrapped) {}

    /**
     * The current tenant's keys.
     *
     * @throws ProblemException 410 if they were destroyed, 503 if they cannot be opened
     */
    public TenantKeys current() {
        UUID tenant = Tenant.required().id();
        Cached known = cache.get(tenant);
        return known != null && clock.instant().isBefore(known.until()) ? known.keys() : read(tenant, known);
    }

    /** Decrypts a value, with newer keys if the cached ones are too old for it. */
    public String decrypt(byte[] encrypted, String table, String column, UUID row) {
        return current()
                .decrypt(encrypted, table, column, row)
                .or(() -> read(Tenant.required().id(), null).decrypt(encrypted, table, column, row))
                .orElseThrow(() -> {
                    LOG.error(
                            "{}.{} of row {} was not encrypted for this row and column with any key that is left",
                            table,
                            column,
                            row);
                    return destroyed();
                });
    }

    private TenantKeys read(UUID tenant, @Nullable Cached known) {
        KeyRow stored = stored(tenant);
        if (stored.wrapped() == null) {
            cache.remove(tenant);
            throw destroyed();
        }
        TenantKeys keys =
                known != null && known.version() == stored.version() ? known.keys() : unwrap(tenant, stored.wrapped());
        if (cache.size() >= MOST_CACHED) {
            cache.clear();
        }
        cache.put(tenant, new Cached(keys, stored.version(), clock.instant().plus(CACHE_TIME)));
        return keys;
    }

    private KeyRow stored(UUID tenant) {
        List<KeyRow> found = jdbc.query(
                "select version, data_keyset, index_keyset from tenant_keys where tenant_id = ?",
                (row, index) -> {
                    byte @Nullable [] data = row.getBytes(2);
                    byte @Nullable [] indexKeys = row.getBytes(3);
                    return new KeyRow(
                            row.getLong(1),
                            data == null || indexKeys == null ? null : new WrappedKeys(data, indexKeys));
                },
                tenant);
        if (found.isEmpty()) {
            LOG.error("tenant {} has no keys; ./patchbay migrate makes them", tenant);
            throw unavailable();
        }
        return found.getFirst();
    }

    private TenantKeys unwrap(UUID tenant, WrappedKeys wrapped) {
        try {
            return TenantKeys.unwrap(tenant, wrapped, master);
        } catch (KeyException e) {
            LOG.error("the keys of tenant {} cannot be opened: {}", tenant, e.getMessage());
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return Problem.of(ProblemType.SERVICE_UNAVAILABLE, "Encrypted data cannot be read or written right now")
                .withHeader("Retry-After", "5")
                .toException();
    }

    private static ProblemException destroyed() {
        return Problem.of(
                        ProblemType.UNREADABLE_DATA,
                        "This data was encrypted with a key that has been destroyed; it is unreadable")
                .toException();
    }
}

package dev.patchbay.domain.operation;

import dev.patchbay.domain.encryption.Keyring;
import dev.patchbay.domain.model.MediaTypes;
import dev.patchbay.domain.tenancy.Tenant;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Repeats for a repeated request the response that the first one got. The key is written in the transaction of the work
 * itself: either both are there or neither is, and a second request waits until the first one is done. A response
 * repeats what was sent, personal data too, so it is stored encrypted; of the body only a keyed hash is stored.
 */
public final class IdempotencyKeys {

    private static final String TABLE = "idempotency_keys";
    private static final String BODY = "response_body";
    private static final Duration KEPT = Duration.ofHours(24);
    private static final String MEDIA_TYPE = "Content-Type";
    private static final TypeReference<HashMap<String, String>> HEADERS = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final Keyring keyring;
    private final Supplier<UUID> ids;
    private final Clock clock;

    public IdempotencyKeys(
            Transactions transactions, JdbcTemplate jdbc, Keyring keyring, Supplier<UUID> ids, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Does the work once for each key of the tenant and operation within 24 hours.
     *
     * @param operation the operation's name; each operation has keys of its own
     * @param digest the digest of the body; another body under the same key is rejected with 422
     */
    public StoredResponse once(String operation, String key, byte[] digest, Supplier<StoredResponse> work) {
        forgetExpired();
        return transactions.write(() -> {
            UUID tenant = Tenant.required().id();
            OffsetDateTime now = now();
            UUID id = ids.get();
            byte[] hash = keyring.current().index(HexFormat.of().formatHex(digest), TABLE, "body_hash");
            int inserted = jdbc.update(
                    "insert into idempotency_keys (id, operation, key, body_hash, created_at, updated_at)"
                            + " values (?, ?, ?, ?, ?, ?) on conflict (tenant_id, operation, key) do nothing",
                    id,
                    operation,
                    key,
                    hash,
                    now,
                    now);
            if (inserted == 0) {
                return stored(tenant, operation, key, hash);
            }
            StoredResponse response = work.get();
            Map<String, String> headers = new HashMap<>(response.headers());
            headers.put(MEDIA_TYPE, response.mediaType());
            jdbc.update(
                    "update idempotency_keys set response_status = ?, response_headers = ?, response_body = ?"
                            + " where tenant_id = ? and id = ?",
                    response.status(),
                    mapper.writeValueAsString(headers),
                    keyring.current().encrypt(response.body(), TABLE, BODY, id),
                    tenant,
                    id);
            return response;
        });
    }

    /**
     * Deletes expired keys in a transaction of its own that waits for no lock: so the only key that a request ever
     * waits for is its own, whose holder has its key already, and no two requests can wait for each other's.
     */
    private void forgetExpired() {
        transactions.write(() -> {
            UUID tenant = Tenant.required().id();
            return jdbc.update(
                    "delete from idempotency_keys where tenant_id = ? and id = any(array("
                            + "select id from idempotency_keys where tenant_id = ? and created_at < ?"
                            + " for update skip locked))",
                    tenant,
                    tenant,
                    now().minus(KEPT));
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private record StoredKey(ByteBuffer hash, StoredResponse response) {}

    private StoredResponse stored(UUID tenant, String operation, String key, byte[] hash) {
        List<StoredKey> found = jdbc.query(
                "select body_hash, response_status, response_headers, response_body, id from idempotency_keys"
                        + " where tenant_id = ? and operation = ? and key = ?",
                (row, index) -> read(row),
                tenant,
                operation,
                key);
        if (found.isEmpty()) {
            throw Problem.of(ProblemType.CONCURRENT_CHANGE, "The Idempotency-Key has just expired; repeat the request")
                    .toException();
        }
        if (!found.getFirst().hash().equals(ByteBuffer.wrap(hash))) {
            throw Problem.of(
                            ProblemType.IDEMPOTENCY_KEY_REUSED,
                            "This Idempotency-Key came with another body before; use a new key for a new request")
                    .toException();
        }
        return found.getFirst().response();
    }

    private StoredKey read(ResultSet row) throws SQLException {
        Map<String, String> headers = mapper.readValue(row.getString(3), HEADERS);
        String mediaType = headers.remove(MEDIA_TYPE);
        return new StoredKey(
                ByteBuffer.wrap(row.getBytes(1)),
                new StoredResponse(
                        row.getInt(2),
                        mediaType == null ? MediaTypes.JSON : mediaType,
                        headers,
                        keyring.decrypt(row.getBytes(4), TABLE, BODY, row.getObject(5, UUID.class))));
    }
}

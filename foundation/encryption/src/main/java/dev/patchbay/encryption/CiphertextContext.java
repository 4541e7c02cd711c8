package dev.patchbay.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The row and column that an encrypted value belongs to, as associated data of its encryption: a ciphertext that was
 * moved to another row, column, table or tenant no longer decrypts.
 */
public record CiphertextContext(UUID tenant, String table, String column, UUID row) {

    /**
     * The associated data: ids of fixed length and a name that a dot splits in one way only, so no two contexts are
     * equal.
     */
    byte[] bytes() {
        byte[] name = (table + "." + column).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(32 + name.length)
                .putLong(tenant.getMostSignificantBits())
                .putLong(tenant.getLeastSignificantBits())
                .putLong(row.getMostSignificantBits())
                .putLong(row.getLeastSignificantBits())
                .put(name)
                .array();
    }
}

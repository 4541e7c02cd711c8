package dev.patchbay.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where an encrypted value belongs. It is authenticated with the value: a ciphertext that somebody moved to another row,
 * column, table or tenant no longer decrypts.
 */
public record Place(UUID tenant, String table, String column, UUID row) {

    /** Two ids of fixed length and a name that a dot parts in one way only: no two places have the same bytes. */
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

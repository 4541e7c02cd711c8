package dev.patchbay.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantKeysTest {

    private static final UUID ACME = UUID.randomUUID();
    private static final UUID GLOBEX = UUID.randomUUID();
    private static final UUID ROW = UUID.randomUUID();

    private final TenantKeys keys = TenantKeys.create(ACME);

    @TempDir
    Path folder;

    @Test
    void ciphertextDecryptsForItsRowAndColumnOnly() {
        byte[] encrypted = keys.encrypt("ada@example.com", "emails", "address", ROW);

        assertThat(keys.decrypt(encrypted, "emails", "address", ROW)).contains("ada@example.com");
        assertThat(keys.decrypt(encrypted, "emails", "address", UUID.randomUUID()))
                .isEmpty();
        assertThat(keys.decrypt(encrypted, "emails", "other", ROW)).isEmpty();
        assertThat(keys.decrypt(encrypted, "phones", "address", ROW)).isEmpty();
        assertThat(TenantKeys.create(GLOBEX).decrypt(encrypted, "emails", "address", ROW))
                .isEmpty();
    }

    @Test
    void ciphertextWithOneFlippedBitIsRejected() {
        byte[] encrypted = keys.encrypt("ada@example.com", "emails", "address", ROW);
        for (int place = 0; place < encrypted.length; place++) {
            byte[] changed = encrypted.clone();
            changed[place] ^= 1;
            assertThat(keys.decrypt(changed, "emails", "address", ROW))
                    .as("byte %d", place)
                    .isEmpty();
        }
    }

    @Test
    void equalValuesHaveOneIndexPerColumnAndTenantAndNeverOneCiphertext() {
        assertThat(keys.index("x", "emails", "address")).isEqualTo(keys.index("x", "emails", "address"));
        assertThat(keys.index("x", "emails", "address")).isNotEqualTo(keys.index("y", "emails", "address"));
        assertThat(keys.index("x", "emails", "address")).isNotEqualTo(keys.index("x", "phones", "number"));
        assertThat(keys.index("x", "emails", "address"))
                .isNotEqualTo(TenantKeys.create(GLOBEX).index("x", "emails", "address"));
        assertThat(keys.encrypt("x", "emails", "address", ROW))
                .isNotEqualTo(keys.encrypt("x", "emails", "address", ROW));
    }

    @Test
    void rotatedKeysDecryptWithThePresentKeyAndDropOlderOnes() {
        byte[] first = keys.encrypt("x", "emails", "address", ROW);
        TenantKeys second = keys.rotated(true);
        TenantKeys third = second.rotated(true);

        assertThat(second.decrypt(first, "emails", "address", ROW)).contains("x");
        assertThat(second.isCurrent(first)).isFalse();
        assertThat(second.isCurrent(second.encrypt("x", "emails", "address", ROW)))
                .isTrue();
        assertThat(third.decrypt(first, "emails", "address", ROW)).isEmpty();
        assertThat(second.rotated(false).decrypt(first, "emails", "address", ROW))
                .contains("x");
        assertThat(third.index("x", "emails", "address")).isEqualTo(keys.index("x", "emails", "address"));
    }

    @Test
    void wrappedKeysOpenWithTheirMasterKeyForTheirTenantOnly() {
        MasterKey master = KeysetFile.create(folder.resolve("master.json"));
        MasterKey other = KeysetFile.create(folder.resolve("other.json"));
        WrappedKeys wrapped = keys.wrap(master);

        byte[] encrypted = keys.encrypt("x", "emails", "address", ROW);
        assertThat(TenantKeys.unwrap(ACME, wrapped, master).decrypt(encrypted, "emails", "address", ROW))
                .contains("x");
        assertThatThrownBy(() -> TenantKeys.unwrap(GLOBEX, wrapped, master)).isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> TenantKeys.unwrap(ACME, wrapped, other)).isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> TenantKeys.unwrap(
                        ACME, new WrappedKeys(/* data= */ wrapped.index(), /* index= */ wrapped.data()), master))
                .isInstanceOf(KeyException.class);
    }
}

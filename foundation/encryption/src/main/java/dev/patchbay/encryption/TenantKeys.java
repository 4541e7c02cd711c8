package dev.patchbay.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys of one tenant, in the clear: the data key encrypts its personal data (AES-256-GCM), the index key makes
 * equal values of one column findable (HMAC-SHA-256). Kept in memory only. The index key lasts for the tenant's life:
 * with another one, equal values would no longer be found together.
 */
public final class TenantKeys {

    private static final int INDEX_BYTES = 16;
    /** The length of Tink's prefix: one byte for its kind, four for the key's id. */
    private static final int PREFIX_BYTES = 5;

    private final UUID tenant;
    private final KeysetHandle data;
    private final KeysetHandle index;
    private final Aead aead;
    private final PrfSet prf;

    private TenantKeys(UUID tenant, KeysetHandle data, KeysetHandle index) throws GeneralSecurityException {
        this.tenant = tenant;
        this.data = data;
        this.index = index;
        this.aead = data.getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.prf = index.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }

    /** Makes new keys. */
    public static TenantKeys create(UUID tenant) {
        try {
            register();
            return new TenantKeys(
                    tenant,
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                    KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM or no HMAC", e);
        }
    }

    /**
     * Unwraps the tenant's keys.
     *
     * @throws KeyException if the master key did not wrap them, or wrapped them for another tenant
     */
    public static TenantKeys unwrap(UUID tenant, WrappedKeys wrapped, MasterKey master) {
        byte[] dataKeyset = master.unwrap(wrapped.data(), context(tenant, "data"));
        byte[] indexKeyset = master.unwrap(wrapped.index(), context(tenant, "index"));
        try {
            register();
            return new TenantKeys(
                    tenant,
                    TinkProtoKeysetFormat.parseKeyset(dataKeyset, InsecureSecretKeyAccess.get()),
                    TinkProtoKeysetFormat.parseKeyset(indexKeyset, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new KeyException("the keys of tenant " + tenant + " are no keysets of Tink", e);
        }
    }

    /** Wraps the keys by the master key, as the database stores them. */
    public WrappedKeys wrap(MasterKey master) {
        try {
            return new WrappedKeys(
                    master.wrap(
                            TinkProtoKeysetFormat.serializeKeyset(data, InsecureSecretKeyAccess.get()),
                            context(tenant, "data")),
                    master.wrap(
                            TinkProtoKeysetFormat.serializeKeyset(index, InsecureSecretKeyAccess.get()),
                            context(tenant, "index")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink does not write its own keyset", e);
        }
    }

    /**
     * Returns the same keys with a new data key, which encrypts from now on. The present one stays, to decrypt.
     *
     * @param dropOlder true to drop the keys before the present one, which requires that nothing they encrypted is left
     */
    public TenantKeys rotated(boolean dropOlder) {
        try {
            KeysetHandle.Builder next = KeysetHandle.newBuilder(data);
            for (int entry = data.size() - 1; dropOlder && entry >= 0; entry--) {
                if (!data.getAt(entry).isPrimary()) {
                    next.deleteAt(entry);
                }
            }
            next.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary());
            return new TenantKeys(tenant, next.build(), index);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink does not extend its own keyset", e);
        }
    }

    /** Encrypts a value for its row and column; the same value is never encrypted twice to the same bytes. */
    public byte[] encrypt(String value, String table, String column, UUID row) {
        try {
            return aead.encrypt(value.getBytes(UTF_8), new CiphertextContext(tenant, table, column, row).bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed to encrypt", e);
        }
    }

    /** Decrypts a value; empty if none of these keys encrypted it for this row and column. */
    public Optional<String> decrypt(byte[] encrypted, String table, String column, UUID row) {
        try {
            return Optional.of(new String(
                    aead.decrypt(encrypted, new CiphertextContext(tenant, table, column, row).bytes()), UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** The index value: equal for equal values of the same column and tenant, and for those only. */
    public byte[] index(String value, String table, String column) {
        try {
            return prf.computePrimary((table + "." + column + "\0" + value).getBytes(UTF_8), INDEX_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC failed to compute", e);
        }
    }

    /** True if the newest key encrypted the value. */
    public boolean isCurrent(byte[] encrypted) {
        return encrypted.length > PREFIX_BYTES
                && ByteBuffer.wrap(encrypted, 1, 4).getInt()
                        == data.getPrimary().getId();
    }

    private static byte[] context(UUID tenant, String kind) {
        return ("patchbay tenant " + tenant + " " + kind).getBytes(UTF_8);
    }

    private static void register() throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
    }
}

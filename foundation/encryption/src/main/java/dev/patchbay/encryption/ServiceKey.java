package dev.patchbay.encryption;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;

/** A master key in a key management service, which wraps, unwraps and rotates by itself. */
record ServiceKey(Aead aead) implements MasterKey {

    @Override
    public byte[] wrap(byte[] secret, byte[] context) {
        try {
            return aead.encrypt(secret, context);
        } catch (GeneralSecurityException e) {
            throw new KeyException("the key management service does not wrap keys right now", e);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        try {
            return aead.decrypt(wrapped, context);
        } catch (GeneralSecurityException e) {
            throw new KeyException(
                    "the key management service does not unwrap a tenant's keys: another key wrapped them,"
                            + " or it cannot be reached",
                    e);
        }
    }
}

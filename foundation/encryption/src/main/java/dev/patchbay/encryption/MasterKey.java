package dev.patchbay.encryption;

import com.google.crypto.tink.KmsClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ServiceLoader;

/**
 * The key that wraps every tenant's keys. It is configured: a keyset file, or a key of a key management service, which
 * it never leaves, for which a {@link KmsClient} of Tink is on the class path.
 */
public interface MasterKey {

    /** The environment variable that names the master key. */
    String VARIABLE = "PATCHBAY_MASTER_KEY";

    /** Encrypts a secret, so that only {@link #unwrap} with the same context returns it. */
    byte[] wrap(byte[] secret, byte[] context);

    /**
     * Decrypts what {@link #wrap} encrypted.
     *
     * @throws KeyException if this master key did not wrap it, or with another context
     */
    byte[] unwrap(byte[] wrapped, byte[] context);

    /**
     * Opens the master key.
     *
     * @param location the path of a keyset file, with or without {@code file:}, or the URI of a key, such as {@code
     *     aws-kms://arn:...}
     * @throws KeyException if there is none; the message says what to do
     */
    static MasterKey open(String location) {
        if (location.isBlank()) {
            throw new KeyException(
                    "no master key is configured, and without one personal data could be neither read nor"
                            + " written; set " + VARIABLE
                            + " to the path of a keyset file (./patchbay keys create FILE makes"
                            + " one) or to the URI of a key");
        }
        if (!location.contains("://")) {
            return KeysetFile.open(Path.of(location.startsWith("file:") ? location.substring(5) : location));
        }
        for (KmsClient client : ServiceLoader.load(KmsClient.class)) {
            if (client.doesSupport(location)) {
                try {
                    return new ServiceKey(client.withDefaultCredentials().getAead(location));
                } catch (GeneralSecurityException e) {
                    throw new KeyException(
                            "the master key " + location + " cannot be used; check that it exists and that"
                                    + " this process may use it",
                            e);
                }
            }
        }
        throw new KeyException("no key management client for " + location + " is on the class path; add its Tink"
                + " extension, or name a keyset file");
    }
}

package dev.patchbay.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A master key in a file: a JSON keyset of Tink, which only its owner may read. The newest key wraps; older ones still
 * unwrap. The file is read again if a key is missing, so that a rotation reaches every process that has the file open.
 */
public final class KeysetFile implements MasterKey {

    private final Path path;
    private volatile KeysetHandle keyset;

    private KeysetFile(Path path, KeysetHandle keyset) {
        this.path = path;
        this.keyset = keyset;
    }

    /**
     * Makes a file with a new key.
     *
     * @throws KeyException if the file exists, or cannot be written
     */
    public static KeysetFile create(Path path) {
        if (Files.exists(path)) {
            throw new KeyException(path + " is there already, and what it encrypted would be lost with it");
        }
        try {
            AeadConfig.register();
            KeysetFile file = new KeysetFile(path, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
            file.save(file.keyset);
            return file;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    /**
     * Opens an existing file.
     *
     * @throws KeyException if it is missing, no keyset, or open to others than its owner
     */
    static KeysetFile open(Path path) {
        return new KeysetFile(path, read(path));
    }

    private static KeysetHandle read(Path path) {
        try {
            AeadConfig.register();
            refuseOpenToOthers(path);
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(path), InsecureSecretKeyAccess.get());
        } catch (IOException e) {
            throw new KeyException(
                    "the master key's file " + path + " cannot be read; " + VARIABLE
                            + " names it, and ./patchbay keys create FILE makes one",
                    e);
        } catch (GeneralSecurityException e) {
            throw new KeyException("the master key's file " + path + " is no keyset of Tink in JSON", e);
        }
    }

    /** Rejects a file that others may read; a group may, as with secrets that are mounted into containers. */
    private static void refuseOpenToOthers(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new KeyException("the master key's file " + path + " is open to others; chmod 600 it");
            }
        }
    }

    /**
     * Adds a key that only unwraps until the next rotation. Where the file is copied to its readers, which cannot see
     * it change, they have the key before it wraps anything.
     */
    public synchronized void prepare() {
        change(next -> next.addEntry(newKey()));
    }

    /** Makes a new key the one that wraps, the prepared one if there is one; older ones stay, to unwrap. */
    public synchronized void rotate() {
        change(next -> {
            if (next.getAt(next.size() - 1).isPrimary()) {
                next.addEntry(newKey());
            }
            next.getAt(next.size() - 1).makePrimary();
        });
    }

    private static KeysetHandle.Builder.Entry newKey() {
        return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId();
    }

    /** Deletes every key older than the one in use: what only they can unwrap, in backups too, is lost. */
    public synchronized void forgetOlder() {
        change(next -> {
            while (!next.getAt(0).isPrimary()) {
                next.deleteAt(0);
            }
        });
    }

    private void change(Consumer<KeysetHandle.Builder> change) {
        try {
            KeysetHandle.Builder next = KeysetHandle.newBuilder(read(path));
            change.accept(next);
            KeysetHandle changed = next.build();
            save(changed);
            keyset = changed;
        } catch (GeneralSecurityException e) {
            throw new KeyException("the keyset in " + path + " cannot be changed", e);
        }
    }

    @Override
    public byte[] wrap(byte[] secret, byte[] context) {
        try {
            return aead().encrypt(secret, context);
        } catch (GeneralSecurityException e) {
            throw new KeyException("the master key in " + path + " does not wrap", e);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        try {
            return aead().decrypt(wrapped, context);
        } catch (GeneralSecurityException first) {
            keyset = read(path);
            try {
                return aead().decrypt(wrapped, context);
            } catch (GeneralSecurityException e) {
                throw new KeyException(
                        "the master key in " + path + " did not wrap this tenant's keys; name the file that did", e);
            }
        }
    }

    private Aead aead() throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private void save(KeysetHandle changed) {
        Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a folder is no file");
        try {
            Path draft = Files.createTempFile(folder, "keyset", "", ownerOnly(folder));
            Files.writeString(draft, TinkJsonProtoKeysetFormat.serializeKeyset(changed, InsecureSecretKeyAccess.get()));
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new KeyException("the master key's file " + path + " cannot be written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink does not write its own keyset", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

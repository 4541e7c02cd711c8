package dev.patchbay.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {

    private static final byte[] SECRET = "secret".getBytes(UTF_8);
    private static final byte[] CONTEXT = "context".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void keysetFileIsItsOwnersOnlyAndNeverOverwritten() throws Exception {
        Path file = folder.resolve("master.json");
        KeysetFile.create(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> KeysetFile.create(file)).isInstanceOf(KeyException.class);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> MasterKey.open(file.toString()))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void rotationReachesEveryReaderOfTheFile() {
        Path file = folder.resolve("master.json");
        KeysetFile rotating = KeysetFile.create(file);
        MasterKey open = MasterKey.open("file:" + file);
        byte[] before = open.wrap(SECRET, CONTEXT);

        rotating.rotate();
        byte[] after = rotating.wrap(SECRET, CONTEXT);

        assertThat(open.unwrap(after, CONTEXT)).isEqualTo(SECRET);
        assertThat(open.unwrap(before, CONTEXT)).isEqualTo(SECRET);
        rotating.forgetOlder();
        MasterKey opened = MasterKey.open(file.toString());
        assertThat(opened.unwrap(after, CONTEXT)).isEqualTo(SECRET);
        assertThatThrownBy(() -> opened.unwrap(before, CONTEXT)).isInstanceOf(KeyException.class);
    }

    /**
     * As with a secret that is mounted read-only: readers have a copy of the file, and see another only when it is
     * carried.
     */
    @Test
    void preparedKeyIsReadBeforeItIsUsed() throws Exception {
        Path file = folder.resolve("master.json");
        KeysetFile rotating = KeysetFile.create(file);
        rotating.prepare();
        Path mounted = Files.copy(file, folder.resolve("mounted.json"), StandardCopyOption.COPY_ATTRIBUTES);
        MasterKey reader = MasterKey.open(mounted.toString());
        byte[] before = rotating.wrap(SECRET, CONTEXT);

        rotating.rotate();
        byte[] after = rotating.wrap(SECRET, CONTEXT);

        assertThat(reader.unwrap(before, CONTEXT)).isEqualTo(SECRET);
        assertThat(reader.unwrap(after, CONTEXT)).isEqualTo(SECRET);
        rotating.prepare();
        rotating.forgetOlder();
        rotating.rotate();
        assertThat(MasterKey.open(file.toString()).unwrap(after, CONTEXT)).isEqualTo(SECRET);
        assertThatThrownBy(() -> rotating.unwrap(before, CONTEXT)).isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> reader.unwrap(rotating.wrap(SECRET, SECRET), SECRET))
                .as("a key that was prepared after the copy was made")
                .isInstanceOf(KeyException.class);
    }

    @Test
    void messageNamesTheMissingKey() {
        assertThatThrownBy(() -> MasterKey.open(" ")).hasMessageContaining("set PATCHBAY_MASTER_KEY");
        assertThatThrownBy(() -> MasterKey.open(folder.resolve("none").toString()))
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> MasterKey.open("gcp-kms://projects/x"))
                .hasMessageContaining("no key management client for gcp-kms://projects/x");
    }

    /** Found through META-INF/services, as a vendor's client would be. */
    @Test
    void keyOfAServiceIsUsedThroughItsClient() {
        MasterKey key = MasterKey.open("memory-kms://one");

        assertThat(key.unwrap(key.wrap(SECRET, CONTEXT), CONTEXT)).isEqualTo(SECRET);
        assertThatThrownBy(() -> key.unwrap(key.wrap(SECRET, CONTEXT), SECRET)).isInstanceOf(KeyException.class);
    }

    /** A key management service in memory. */
    public static final class MemoryService implements KmsClient {

        @Override
        public boolean doesSupport(String uri) {
            return uri.startsWith("memory-kms://");
        }

        @Override
        public KmsClient withCredentials(String path) {
            return this;
        }

        @Override
        public KmsClient withDefaultCredentials() {
            return this;
        }

        @Override
        public Aead getAead(String uri) throws GeneralSecurityException {
            AeadConfig.register();
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        }
    }
}

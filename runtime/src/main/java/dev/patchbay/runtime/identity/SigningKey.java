package dev.patchbay.runtime.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.patchbay.runtime.state.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.UUID;

/** The key that signs local tokens: a JSON Web Key (RFC 7517) in a file that only its owner can read. */
final class SigningKey {

    private SigningKey() {}

    static RSAKey readOrCreate(Path file) {
        try {
            if (Files.exists(file)) {
                return RSAKey.parse(Files.readString(file));
            }
            RSAKey key = new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            PrivateFile.write(file, key.toJSONString());
            return key;
        } catch (ParseException e) {
            throw new IllegalStateException(
                    file + ": not a JSON Web Key; delete the file, and a new key is made at the next start", e);
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java cannot make an RSA key", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

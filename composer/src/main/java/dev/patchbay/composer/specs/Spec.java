package dev.patchbay.composer.specs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A service's document as it came.
 *
 * @param location where from, for messages
 * @param content JSON or YAML
 * @param etag what the service said of this version, to ask for changes with; null when it said nothing
 */
@SuppressWarnings("ArrayRecordComponent") // compared by hash, and never changed
public record Spec(
        String location, byte[] content, @Nullable String etag) {

    /** The same for the same content. */
    public String hash() {
        return hash(content);
    }

    /** SHA-256 in hex. */
    public static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return location + " (" + content.length + " bytes, "
                + new String(hash().getBytes(StandardCharsets.US_ASCII), 0, 8, StandardCharsets.US_ASCII) + ")";
    }
}

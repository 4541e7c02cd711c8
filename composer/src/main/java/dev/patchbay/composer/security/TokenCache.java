package dev.patchbay.composer.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Tokens that were found valid, by hash, so that the memory of the process holds no credential. A token is forgotten
 * when it expires, and after some minutes in any case, so that a key the issuer withdrew does not live on here.
 */
final class TokenCache {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    /** Finding a digest by its name costs more than a token's digest does; only event loops ask for one. */
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(TokenCache::sha256);

    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;

    TokenCache(Clock clock) {
        this.clock = clock;
    }

    private record Entry(Jwt jwt, Instant until) {}

    @Nullable
    Jwt get(String token) {
        String key = hash(token);
        Entry entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        if (clock.instant().isBefore(entry.until)) {
            return entry.jwt;
        }
        entries.remove(key, entry);
        return null;
    }

    void put(String token, Jwt jwt) {
        Instant longest = clock.instant().plus(LONGEST);
        Instant expiry = jwt.getExpiresAt();
        Instant until = expiry == null || longest.isBefore(expiry) ? longest : expiry;
        if (entries.size() >= MOST) {
            entries.values().removeIf(entry -> !clock.instant().isBefore(entry.until));
        }
        if (entries.size() >= MOST) {
            entries.clear();
        }
        entries.put(hash(token), new Entry(withoutToken(jwt), until));
    }

    private static Jwt withoutToken(Jwt jwt) {
        return Jwt.withTokenValue("known by its hash")
                .headers(headers -> headers.putAll(jwt.getHeaders()))
                .claims(claims -> claims.putAll(jwt.getClaims()))
                .build();
    }

    private static String hash(String token) {
        // What is not Latin becomes '?', which no token has (RFC 7515, 3.1): nothing else has the hash of one.
        byte[] digest = SHA256.get().digest(token.getBytes(StandardCharsets.ISO_8859_1));
        return new String(digest, StandardCharsets.ISO_8859_1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

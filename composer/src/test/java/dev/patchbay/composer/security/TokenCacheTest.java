package dev.patchbay.composer.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenCacheTest {

    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource source = now::get;
    private final TokenCache cache = new TokenCache(source.withZone(ZoneOffset.UTC));

    @Test
    void cacheKeepsNoToken() {
        cache.put("secret", jwt(START.plusSeconds(60)));
        Jwt kept = Objects.requireNonNull(cache.get("secret"));
        assertThat(kept.getClaims()).containsEntry("sub", "somebody");
        assertThat(kept.getTokenValue()).doesNotContain("secret");
        assertThat(cache.get("another")).isNull();
    }

    @Test
    void tokenIsForgottenWhenItExpires() {
        cache.put("secret", jwt(START.plusSeconds(60)));
        now.set(START.plusSeconds(60));
        assertThat(cache.get("secret")).isNull();
    }

    @Test
    void tokenIsForgottenAfterFiveMinutesInAnyCase() {
        cache.put("secret", jwt(START.plus(Duration.ofHours(1))));
        now.set(START.plus(Duration.ofMinutes(5)).minusMillis(1));
        assertThat(cache.get("secret")).isNotNull();
        now.set(START.plus(Duration.ofMinutes(5)));
        assertThat(cache.get("secret")).isNull();
    }

    private static Jwt jwt(Instant expiry) {
        return Jwt.withTokenValue("secret")
                .header("alg", "RS256")
                .claim("sub", "somebody")
                .expiresAt(expiry)
                .build();
    }
}

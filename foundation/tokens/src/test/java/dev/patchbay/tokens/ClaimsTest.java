package dev.patchbay.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void aNameMayLeadIntoObjects() {
        Map<String, Object> claims = Map.of(
                "tenant",
                "a",
                "app",
                Map.of("tenant", "b", "deep", Map.of("er", "c")),
                "https://x.example/tenant",
                "d");

        assertThat(Claims.find(claims, "tenant")).isEqualTo("a");
        assertThat(Claims.find(claims, "app.tenant")).isEqualTo("b");
        assertThat(Claims.find(claims, "app.deep.er")).isEqualTo("c");
        assertThat(Claims.find(claims, "https://x.example/tenant")).isEqualTo("d");
        assertThat(Claims.find(claims, "app.nothing.er")).isNull();
        assertThat(Claims.find(claims, "tenant.x")).isNull();
        assertThat(Claims.find(claims, "nothing")).isNull();
    }

    @Test
    void onlyTextIsAScope() {
        assertThat(Claims.scopes(Map.of("scope", "a:read  b:read"), "scope"))
                .containsExactlyInAnyOrder("a:read", "b:read");
        assertThat(Claims.scopes(Map.of("scope", Arrays.asList("a:read", 1, null, List.of("b"))), "scope"))
                .containsExactly("a:read");
        assertThat(Claims.scopes(Map.of("scp", List.of("a:read")), "scope")).containsExactly("a:read");
        assertThat(Claims.scopes(Map.of("scope", "b", "scp", "a"), "scope")).containsExactly("b");
        assertThat(Claims.scopes(Map.of("scope", Map.of("a:read", true)), "scope"))
                .isEmpty();
        assertThat(Claims.scopes(Map.of("scope", 7), "scope")).isEmpty();
    }
}

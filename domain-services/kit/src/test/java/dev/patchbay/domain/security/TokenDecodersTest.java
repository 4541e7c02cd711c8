package dev.patchbay.domain.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.domain.problem.StartupException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDecodersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.com",
                "https://localhost:4049",
                "https://LOCALHOST",
                "https://localhost.",
                "https://id.localhost",
                "https://127.8.9.10/realms/a",
                "https://0.0.0.0",
                "https://[::1]:8443",
                "https://[0:0:0:0:0:0:0:1]",
                "https://[::]",
                "https://[::ffff:127.0.0.1]",
            })
    void productionRefusesAnIssuerThatAnybodyOnTheMachineOrTheWireCouldBe(String issuer) {
        SecurityProperties properties = new SecurityProperties(
                issuer, "patchbay", "tenant", "scope", Duration.ofSeconds(30), "Production", Duration.ZERO);

        assertThatThrownBy(() -> TokenDecoders.of(properties))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith("PB-313")
                .hasMessageContaining(issuer);
    }
}

package dev.patchbay.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "login.example.com", "ftp://login.example.com", "https://", "https://a b", "/login", "{}"})
    void whatIsNoIssuerIsToldApart(String text) {
        assertThatThrownBy(() -> Issuer.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be an http or https URI such as https://login.example.com, and is '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:4049",
                "http://login.example.com",
                "https://localhost",
                "https://LOCALHOST",
                "https://localhost.",
                "https://id.localhost:8443",
                "https://127.0.0.1",
                "https://127.8.9.10/realms/a",
                "https://0.0.0.0",
                "https://[::1]:8443",
                "https://[0:0:0:0:0:0:0:1]",
                "https://[::]",
                "https://[::ffff:127.0.0.1]",
            })
    void anybodyOnTheMachineOrTheWireCouldBeALocalOne(String text) {
        assertThat(Issuer.of(text).isLocal()).isTrue();
        assertThat(Issuer.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://login.example.com/realms/acme", "https://10.0.0.7", "https://localhost.example.com"})
    void anotherMachineWithTlsIsNotLocal(String text) {
        assertThat(Issuer.of(text).isLocal()).isFalse();
    }
}

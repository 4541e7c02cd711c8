package dev.patchbay.composer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom the composer may trust is said outside composer.yml, and it does not start without it. */
class ComposerSettingsTest {

    @Test
    void withoutAnIssuerNothingStartsWhateverTheMode() {
        for (String mode : List.of("--patchbay.mode=", "--patchbay.mode=production", "--patchbay.mode=local")) {
            for (String issuer : List.of("--patchbay.issuer=", "--patchbay.issuer= ", "--patchbay.audience=x")) {
                assertThatThrownBy(() -> ComposerSettings.of(mode, issuer))
                        .isInstanceOf(StartRefusal.class)
                        .hasMessageContaining("set PATCHBAY_ISSUER");
            }
        }
    }

    @Test
    void whatIsNoIssuerIsRefused() {
        assertThatThrownBy(() -> ComposerSettings.of("--patchbay.issuer=login.example.com"))
                .isInstanceOf(StartRefusal.class)
                .hasMessage("PATCHBAY_ISSUER must be an http or https URI such as https://login.example.com, and is"
                        + " 'login.example.com'");
    }

    @Test
    void productionRefusesALocalIssuer() {
        String issuer = "https://id.localhost:8443";
        assertThatThrownBy(() -> settings(issuer, "--patchbay.mode=production"))
                .isInstanceOf(StartRefusal.class)
                .hasMessageContaining("PATCHBAY_MODE is production")
                .hasMessageContaining(issuer);
        assertThatThrownBy(() -> settings(issuer, "--patchbay.mode=PRODUCTION")).isInstanceOf(StartRefusal.class);
        assertThat(settings(issuer).tokens().issuer()).hasToString(issuer);
    }

    @Test
    void productionTakesARealIssuer() {
        var tokens = settings(
                        "https://login.example.com/realms/acme",
                        "--patchbay.mode=production",
                        "--patchbay.audience=api",
                        "--patchbay.tenant-claim=org",
                        "--patchbay.scope-claim=scp",
                        "--patchbay.clock-skew=5s")
                .tokens();

        assertThat(tokens.issuer()).hasToString("https://login.example.com/realms/acme");
        assertThat(tokens.audience()).isEqualTo("api");
        assertThat(tokens.tenantClaim()).isEqualTo("org");
        assertThat(tokens.scopeClaim()).isEqualTo("scp");
        assertThat(tokens.clockSkew()).isEqualTo(Duration.ofSeconds(5));
    }

    private static ComposerSettings settings(String issuer, String... others) {
        List<String> arguments = new ArrayList<>(List.of(others));
        arguments.add("--patchbay.issuer=" + issuer);
        return ComposerSettings.of(arguments.toArray(String[]::new));
    }
}

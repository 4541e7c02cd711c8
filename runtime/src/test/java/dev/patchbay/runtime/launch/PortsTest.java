package dev.patchbay.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.runtime.problem.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final DomainServices NONE = new DomainServices(List.of());

    @Test
    void everyPieceHasAFixedPort() {
        assertThat(Ports.fixed(NONE))
                .containsExactly(
                        Map.entry("composer", 4040),
                        Map.entry("postgres", 4045),
                        Map.entry("management", 4046),
                        Map.entry("identity", 4049));
    }

    @Test
    void zeroStandsForAnyFreePort() throws Exception {
        Ports ports = Ports.claim(Ports.fixed(NONE), Ports.anyFree(NONE), Duration.ZERO);

        assertThat(ports.of("composer")).isPositive();
        assertThat(ports.url("identity")).isEqualTo("http://localhost:" + ports.of("identity"));
    }

    @Test
    void unknownPieceIsListedBesideTheKnownOnes() {
        assertThatThrownBy(() -> Ports.claim(Ports.fixed(NONE), Map.of("payments", 4047), Duration.ZERO))
                .isInstanceOf(LaunchException.class)
                .hasMessage("--port payments=4047: there is no such piece; the pieces are composer, postgres,"
                        + " management, identity");
    }

    @Test
    void takenPortNamesTheOptionThatMovesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, Integer> fixed = Map.of("composer", taken.getLocalPort());

            assertThatThrownBy(() -> Ports.claim(fixed, Map.of(), Duration.ZERO))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("is taken")
                    .hasMessageContaining("--port composer=" + (taken.getLocalPort() + 100));
        }
    }
}

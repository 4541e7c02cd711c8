package dev.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.runtime.launch.DemoTenants;
import dev.patchbay.runtime.problem.LaunchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import picocli.CommandLine;

/** The identity provider as containers start it. */
class IdentityCommandTest {

    private static final String SECRET = "0123456789abcdef";
    private static final Map<String, String> SECRETS = Map.of(
            "PATCHBAY_ACME_SECRET", SECRET,
            "PATCHBAY_GLOBEX_SECRET", "g" + SECRET,
            "PATCHBAY_OPERATOR_SECRET", "o" + SECRET);

    @TempDir
    Path folder;

    @Test
    void providerIssuesTokensUntilItIsStopped() throws Exception {
        int port = TestPlatform.freePort();
        Path key = folder.resolve("made/key.json");
        Process process = start("--port=" + port, "--key=" + key);
        try (BufferedReader output = process.inputReader()) {
            awaitLine(output, "identity provider: http://localhost:" + port);

            Jwt jwt = JwtDecoders.fromIssuerLocation("http://localhost:" + port).decode(token(port));

            assertThat(jwt.getClaimAsString("tenant"))
                    .isEqualTo(
                            Objects.requireNonNull(DemoTenants.IDS.get("acme")).toString());
            assertThat(jwt.getClaimAsString("scope")).contains("customers:read", "line-items:read");
            assertThat(key).exists();
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor()).isEqualTo(143);
    }

    @Test
    void otherAddressThanLoopbackNeedsAContainer() {
        assertThatThrownBy(() -> call(SECRETS, "--address=0.0.0.0"))
                .isInstanceOf(LaunchException.class)
                .hasMessage("--address 0.0.0.0: outside a container the local identity provider listens on 127.0.0.1"
                        + " only");
    }

    @Test
    void productionModeIsRejected() {
        assertThatThrownBy(() -> call(with("PATCHBAY_MODE", "Production")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("PATCHBAY_ISSUER");
    }

    @Test
    void everyClientNeedsALongSecretOfItsOwn() {
        assertThatThrownBy(() -> call(Map.of()))
                .hasMessageContaining("must hold a random secret of 16 characters or more");
        assertThatThrownBy(() -> call(with("PATCHBAY_GLOBEX_SECRET", "short")))
                .hasMessageContaining("PATCHBAY_GLOBEX_SECRET must hold");
        assertThatThrownBy(() -> call(with("PATCHBAY_GLOBEX_SECRET", SECRET)))
                .isInstanceOf(LaunchException.class)
                .hasMessage("PATCHBAY_ACME_SECRET and PATCHBAY_GLOBEX_SECRET hold the same secret; give each its own");
    }

    @Test
    void unwritableKeyFileNamesItsOption() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> call(SECRETS, "--key=" + file + "/below/key.json"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("--key");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(SECRETS);
        environment.put(name, value);
        return environment;
    }

    private static void call(Map<String, String> environment, String... arguments) throws Exception {
        IdentityCommand command = new IdentityCommand(environment);
        new CommandLine(command).parseArgs(arguments);
        command.call();
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Patchbay.class.getName(),
                "identity"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(SECRETS);
        return builder.start();
    }

    private static void awaitLine(BufferedReader output, String awaited) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(awaited)) {
                return;
            }
            said.add(line);
        }
        throw new AssertionError("it ended with " + said);
    }

    private String token(int port) throws IOException {
        try (Shell shell = new Shell(folder)) {
            Shell.Result result = shell.run("curl -sf -u acme:" + SECRET
                    + " -d grant_type=client_credentials http://localhost:" + port
                    + "/oauth2/token | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/'");
            assertThat(result.exitCode()).as(result.output()).isZero();
            return result.output().strip();
        }
    }
}

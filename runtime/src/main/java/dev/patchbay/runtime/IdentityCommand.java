package dev.patchbay.runtime;

import dev.patchbay.runtime.identity.IdentityConfig;
import dev.patchbay.runtime.identity.IdentityProvider;
import dev.patchbay.runtime.launch.DemoTenants;
import dev.patchbay.runtime.launch.DomainServices;
import dev.patchbay.runtime.problem.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The identity provider alone, for a platform whose pieces run in containers on one machine. It listens on the loopback
 * interface; elsewhere only in a container, whose network is its own, and nowhere in production.
 */
@Command(
        name = "identity",
        mixinStandardHelpOptions = true,
        description = {
            "Start the local identity provider alone, and stay until it is stopped.",
            "It reads the secrets of its clients from PATCHBAY_ACME_SECRET, PATCHBAY_GLOBEX_SECRET and"
                    + " PATCHBAY_OPERATOR_SECRET."
        })
final class IdentityCommand implements Callable<Integer> {

    private static final Duration TOKEN_LIFE = Duration.ofHours(12);

    private final Map<String, String> environment;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "4049", description = "Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "What to listen on; another than loopback only in a container. Default: ${DEFAULT-VALUE}")
    private InetAddress address;

    @Option(
            names = "--issuer",
            paramLabel = "URI",
            description =
                    "What the tokens name as their issuer, and services find it by. Default: http://localhost:PORT")
    private @Nullable URI issuer;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            defaultValue = ".patchbay/identity-key.json",
            description = "The signing key; made when it is missing. Default: ${DEFAULT-VALUE}")
    private Path key;

    IdentityCommand() {
        this(System.getenv());
    }

    IdentityCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        requireLocal();
        requireDistinctSecrets();
        makeFolder(key.toAbsolutePath().getParent());
        IdentityConfig config = new IdentityConfig(
                address,
                port,
                issuer == null ? URI.create("http://localhost:" + port) : issuer,
                key,
                DemoTenants.clients(this::secret, DomainServices.onClassPath().scopes()),
                TOKEN_LIFE);
        ConfigurableApplicationContext context = IdentityProvider.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(context::close));
        System.out.println("identity provider: " + config.issuer());
        // Until the process is told to end.
        new CountDownLatch(1).await();
        return 0;
    }

    private void requireLocal() {
        if ("production".equalsIgnoreCase(environment.get("PATCHBAY_MODE"))) {
            throw new LaunchException(
                    "the local identity provider hands out tokens of demo tenants and is refused where"
                            + " PATCHBAY_MODE is production; name your own identity provider in PATCHBAY_ISSUER");
        }
        // What container managers tell the first process of a container; the image tells it as well.
        boolean inContainer =
                environment.containsKey("container") || environment.containsKey("KUBERNETES_SERVICE_HOST");
        if (!address.isLoopbackAddress() && !inContainer) {
            throw new LaunchException("--address " + address.getHostAddress()
                    + ": outside a container the local identity provider listens on 127.0.0.1 only");
        }
    }

    /** Rejects a secret that two clients share, because each could act for the other. */
    private void requireDistinctSecrets() {
        Map<String, String> holders = new HashMap<>();
        for (String client : DemoTenants.clientNames()) {
            String variable = DemoTenants.secretVariable(client);
            String other = holders.put(secret(variable), variable);
            if (other != null) {
                throw new LaunchException(other + " and " + variable + " hold the same secret; give each its own");
            }
        }
    }

    private String secret(String variable) {
        String secret = environment.get(variable);
        if (secret == null || secret.length() < 16) {
            throw new LaunchException(variable + " must hold a random secret of 16 characters or more");
        }
        return secret;
    }

    private static void makeFolder(@Nullable Path folder) {
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new LaunchException(folder + ": cannot be made; name another file with --key", e);
        }
    }
}

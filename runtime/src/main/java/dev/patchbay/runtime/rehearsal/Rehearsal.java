package dev.patchbay.runtime.rehearsal;

import dev.patchbay.runtime.identity.TokenClient;
import dev.patchbay.runtime.launch.DemoTenants;
import dev.patchbay.runtime.launch.JvmOptions;
import dev.patchbay.runtime.launch.Ports;
import dev.patchbay.runtime.problem.LaunchException;
import dev.patchbay.runtime.rehearsal.RehearsalSteps.Requests;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Runs applications beside a platform, calls their API, and stops them, whereupon they write their caches. */
public final class Rehearsal {

    private static final long PATIENCE_SECONDS = 180;

    /** Enough for the JVM to see which methods are worth compiling first. */
    private static final int SOME = 30;

    /** Enough for it to compile them, which it then does at the first requests after a start. */
    private static final int MANY = 400;

    private final Map<String, String> variables;
    private final Path composerConfig;
    private final Path folder;

    /**
     * @param variables the environment of the running platform
     * @param composerConfig the composer.yml to serve
     * @param folder where the applications may leave files
     */
    public Rehearsal(Map<String, String> variables, Path composerConfig, Path folder) {
        this.variables = variables;
        this.composerConfig = composerConfig;
        this.folder = folder;
    }

    /** Calls the platform itself, for the JVM that runs it to learn from. */
    public void callPlatform(Ports platform) throws InterruptedException {
        try (RehearsalClient client = new RehearsalClient(token())) {
            client.callAll(URI.create(platform.url("composer")), "/openapi.json", SOME);
        }
    }

    /**
     * Rehearses one application.
     *
     * @throws LaunchException if it does not start, or writes no cache
     */
    public void rehearse(String name, Path jar) throws InterruptedException {
        RehearsalSteps steps = steps(name);
        Path cache = JvmOptions.cacheOf(jar);
        Path log = folder.resolve("logs").resolve("rehearsal-" + name + ".log");
        Process process = start(jar, steps.arguments(), log);
        try {
            Files.deleteIfExists(cache);
            if (steps.requests() != null) {
                perform(steps.requests(), process);
                process.destroy();
            }
            process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            if (!Files.exists(cache)) {
                throw new LaunchException(name + " wrote no AOT cache; its output:\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new LaunchException(name + " could not be rehearsed: " + e.getMessage(), e);
        } catch (CompletionException e) {
            throw new LaunchException(name + " did not end within " + PATIENCE_SECONDS + " s", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private void perform(Requests requests, Process process) throws InterruptedException {
        try (RehearsalClient client = new RehearsalClient(token())) {
            client.await(requests.ready(), process::isAlive);
            if (requests.api() != null) {
                client.callAll(requests.api(), requests.document(), requests.rounds());
            }
        }
    }

    private RehearsalSteps steps(String name) {
        int port = freePort();
        URI base = URI.create("http://localhost:" + port);
        return switch (name) {
            case "migrator" -> new RehearsalSteps(List.of(), null);
            case "identity" ->
                new RehearsalSteps(
                        List.of("identity", "--port=" + port, "--key=" + folder.resolve("rehearsal-key.json")),
                        new Requests(base.resolve("/oauth2/jwks"), null, "", 0));
            case "composer" -> {
                int management = freePort();
                yield new RehearsalSteps(
                        List.of(
                                "--server.port=" + port,
                                "--management.server.port=" + management,
                                "--patchbay.composer.config=" + composerConfig,
                                "--patchbay.composer.specs=" + folder.resolve("rehearsal-specs")),
                        new Requests(
                                URI.create("http://localhost:" + management + "/actuator/health/readiness"),
                                base,
                                "/openapi.json",
                                MANY));
            }
            default ->
                new RehearsalSteps(
                        List.of("--server.port=" + port),
                        new Requests(base.resolve("/actuator/health/readiness"), base, "/v3/api-docs", SOME));
        };
    }

    private Process start(Path jar, List<String> arguments, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmOptions.rehearsing(jar));
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
        builder.environment().putAll(variables);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new LaunchException(jar + " could not be started: " + e.getMessage(), e);
        }
    }

    private String token() throws InterruptedException {
        String secret = variable(DemoTenants.secretVariable("acme"));
        return TokenClient.request(URI.create(variable("PATCHBAY_ISSUER")), "acme", secret, List.of());
    }

    private String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LaunchException("no port is free", e);
        }
    }
}

package dev.patchbay.composer;

import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.testing.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole composer on random ports, with an issuer of its own. No test that uses it may lose a buffer. */
public final class TestComposer implements AutoCloseable {

    static {
        Leaks.watch();
    }

    private static final UUID TENANT = UUID.fromString("01900000-0000-7000-8000-0000000000a1");

    private final TestIssuer issuer = TestIssuer.start();
    private final String token = issuer.token(TENANT, "");
    private final Path folder;
    private final Path file;
    private final ConfigurableApplicationContext context;
    private int applied;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestComposer(String services, String more, String... settings) {
        try {
            folder = Files.createTempDirectory("composer");
            file = folder.resolve("composer.yml");
            configure(services, more);
            List<String> arguments = new ArrayList<>(List.of(
                    "--patchbay.composer.config=" + file,
                    "--patchbay.composer.specs=" + folder.resolve("specs"),
                    "--patchbay.issuer=" + issuer.uri(),
                    "--server.port=0",
                    "--management.server.port=0",
                    "--patchbay.composer.drain-notice=0s",
                    "--spring.reactor.netty.shutdown-quiet-period=0s",
                    "--spring.main.register-shutdown-hook=false"));
            arguments.addAll(List.of(settings));
            context = Composer.run(arguments.toArray(String[]::new));
        } catch (IOException | InvalidInputException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts with these lines under {@code services:}, without their indent. */
    public static TestComposer start(String services) {
        return new TestComposer(services, "");
    }

    /** Starts with these services and further top-level lines. */
    public static TestComposer start(String services, String more) {
        return new TestComposer(services, more);
    }

    /** Starts with these services, further top-level lines, and settings as the command line has them. */
    public static TestComposer startWith(String services, String more, String... settings) {
        return new TestComposer(services, more, settings);
    }

    /** Writes another composer.yml for the running composer; specs are polled every 300 ms unless it says otherwise. */
    public void configure(String services, String more) throws IOException {
        Files.writeString(file, """
            api: { title: Test, version: 1.0.0, description: "%d" }
            %s
            %s
            services:
            %s\
            """.formatted(
                        applied, more.contains("specs:") ? "" : "specs: { poll: 300ms }", more, services.indent(2)));
    }

    /** Writes another composer.yml and waits until it is in force. */
    public void apply(String services, String more) throws IOException {
        applied++;
        configure(services, more);
        await(platform ->
                String.valueOf(applied).equals(platform.config().api().info().text("description")));
    }

    public void write(String content) throws IOException {
        Files.writeString(file, content);
    }

    public int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    public int managementPort() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.management.port")));
    }

    public Platform platform() {
        return context.getBean(LivePlatform.class).current();
    }

    public LivePlatform live() {
        return context.getBean(LivePlatform.class);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public TestIssuer issuer() {
        return issuer;
    }

    /** Returns a token without scopes; the same for the life of the composer. */
    public String token() {
        return token;
    }

    /** With a token. */
    public HttpResponse<String> get(String path) {
        return send(request("GET", path));
    }

    public HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token())
                .method(method, HttpRequest.BodyPublishers.noBody());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns what Prometheus reads. */
    public String metrics() {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort() + "/actuator/prometheus")))
                .body();
    }

    /** Waits until the platform in force is as it should be. */
    public void await(Predicate<Platform> condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.test(platform())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within 10 s; last rebuild: " + live().last());
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        context.close();
        issuer.close();
        List<String> leaks = Leaks.found();
        if (!leaks.isEmpty()) {
            throw new AssertionError("buffers were not given back: " + leaks);
        }
    }
}

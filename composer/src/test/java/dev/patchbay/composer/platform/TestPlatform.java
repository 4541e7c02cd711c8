package dev.patchbay.composer.platform;

import dev.patchbay.composer.config.ConfigReader;
import dev.patchbay.composer.routing.Lookup;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A live platform without a server around it: the file, the documents, and what becomes of them. */
public final class TestPlatform implements AutoCloseable {

    private final List<Rebuild> rebuilds = new CopyOnWriteArrayList<>();
    private final LivePlatform live;

    private TestPlatform(Path file, @Nullable Path store) {
        live = new LivePlatform(
                file,
                new ConfigReader(name -> null, store),
                new PlatformBuilder(RouteTarget::unbound),
                swapped -> {},
                rebuilds::add);
    }

    public static TestPlatform start(Path file, Path store) {
        TestPlatform platform = new TestPlatform(file, store);
        try {
            platform.live.start();
            return platform;
        } catch (InvalidInputException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Writes a composer.yml with these lines under {@code services:}. */
    public static String config(String services) {
        return config("", services);
    }

    public static String config(String more, String services) {
        return """
            api: { title: T, version: 1 }
            specs: { poll: 100ms, timeout: 700ms, max-size: 1MB }
            %s
            services:
            %s\
            """.formatted(more, services.indent(2));
    }

    public static void write(Path file, String content) throws IOException {
        Files.writeString(file, content);
    }

    public LivePlatform live() {
        return live;
    }

    public Platform now() {
        return live.current();
    }

    public List<Rebuild> rebuilds() {
        return rebuilds;
    }

    public boolean serves(String method, String path) {
        return now().routes().lookup(method, path) instanceof Lookup.Match<RouteTarget>;
    }

    public ServiceState service(String name) {
        return now().services().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public boolean said(Rebuild.Outcome outcome, String text) {
        return rebuilds.stream()
                .anyMatch(rebuild -> rebuild.outcome() == outcome
                        && rebuild.problems().toString().contains(text));
    }

    public void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + ": not within 20 s; " + now().services() + " " + rebuilds);
            }
            pause(Duration.ofMillis(10));
        }
    }

    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        live.close();
    }
}

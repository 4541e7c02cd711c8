package dev.patchbay.bench;

import dev.patchbay.testing.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Starts what is measured, each on the core of the proxies and ready to answer when a method returns. */
final class Gateways {

    private static final Duration START = Duration.ofMinutes(2);
    private static final UUID TENANT = UUID.fromString("01900000-0000-7000-8000-0000000000a1");

    /** The same for every JVM, and a bounded heap. */
    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Xmx512m");

    private final Cores cores;
    private final Path house;
    private final Path folder;
    private final Backend backend;
    private final TestIssuer issuer;

    /**
     * @param house the root of the repository, built
     * @param folder where everything that is written goes
     */
    Gateways(Cores cores, Path house, Path folder, Backend backend, TestIssuer issuer) {
        this.cores = cores;
        this.house = house;
        this.folder = folder;
        this.backend = backend;
        this.issuer = issuer;
    }

    /** @param routes that are asked for; to it they are all the same */
    Subject nginx(int routes) {
        int port = Program.freePort();
        Program program = Nginx.start(cores.proxies(), folder, "nginx-" + routes, """
            upstream backend { server %s; keepalive 512; keepalive_requests 1000000000; }
            server {
              listen 127.0.0.1:%d backlog=1024;
              location / {
                proxy_pass http://backend;
                proxy_http_version 1.1;
                proxy_set_header Connection "";
              }
            }
            """.formatted(
                        backend.address().substring("http://".length()), port));
        return ready(new Subject(Subject.NGINX, routes, port, "", program));
    }

    Subject platformatic() {
        Path packages = house.resolve("bench/platformatic/node_modules");
        if (!Files.isDirectory(packages)) {
            throw new BenchException("Platformatic is not installed; run bench/gateway, which does that");
        }
        int port = Program.freePort();
        Path home = folder.resolve("platformatic");
        return ready(new Subject(
                Subject.PLATFORMATIC,
                1,
                port,
                "",
                Platformatic.start(cores.proxies(), packages, home, backend.address(), port)));
    }

    Subject stock(int routes) {
        int port = Program.freePort();
        return ready(new Subject(
                Subject.STOCK,
                routes,
                port,
                "",
                java(
                        "stock-" + routes,
                        appJar("bench/stock-gateway"),
                        List.of(),
                        List.of(
                                "--server.address=127.0.0.1",
                                "--server.port=" + port,
                                "--stock.routes=" + routes,
                                "--stock.upstream=" + backend.address()),
                        Map.of())));
    }

    /** The composer with everything on: token check, metrics, edge rules, time limits. */
    Subject composer(int routes) {
        return ready(startComposer(routes, List.of()));
    }

    /** One with 1 route and other options for its JVM, such as those of a profiler. */
    Subject variant(String name, List<String> options) {
        return ready(startComposer(Subject.COMPOSER + " (" + name + ")", "composer-" + name, 1, options));
    }

    /** The composer as soon as its process exists. */
    Subject startComposer(int routes, List<String> options) {
        return startComposer(Subject.COMPOSER, "composer-" + routes, routes, options);
    }

    private Subject startComposer(String label, String name, int routes, List<String> options) {
        Path composerYml = Documents.write(home(name), backend, routes);
        int port = Program.freePort();
        return new Subject(
                label,
                routes,
                port,
                issuer.token(TENANT, "resources:read"),
                java(
                        name,
                        appJar("composer"),
                        Stream.concat(Stream.of("--sun-misc-unsafe-memory-access=allow"), options.stream())
                                .toList(),
                        List.of(
                                "--server.port=" + port,
                                "--management.server.port=" + Program.freePort(),
                                "--patchbay.composer.config=" + composerYml),
                        Map.of("PATCHBAY_ISSUER", issuer.uri())));
    }

    /** The composer.yml that {@link #composer} made. */
    Path composerYml(int routes) {
        return folder.resolve("composer-" + routes).resolve("composer.yml");
    }

    /** The jar that the build laid out beside its libraries. */
    Path appJar(String module) {
        Path app = house.resolve(module).resolve("target").resolve("app");
        try (Stream<Path> files = Files.list(app)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new BenchException(app + " holds no jar"));
        } catch (IOException e) {
            throw new BenchException(
                    module + " is not built: " + app + " is missing; run bench/gateway, which builds it");
        }
    }

    private Program java(
            String name, Path jar, List<String> options, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        Path cache = jar.resolveSibling("app.aot");
        if (Files.exists(cache) && options.stream().noneMatch(option -> option.startsWith("-XX:AOT"))) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        Path home = home(name);
        return Program.start(home.resolve("program.log"), home, Cores.pinned(cores.proxies(), command), environment);
    }

    private Path home(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new BenchException(folder.resolve(name) + " cannot be made: " + e.getMessage());
        }
    }

    private static Subject ready(Subject subject) {
        awaitReady(subject);
        return subject;
    }

    /** Waits for the last route to answer, and says how long that took. */
    static Duration awaitReady(Subject subject) {
        return subject.program()
                .awaitOk(subject.address(Subject.path(subject.routes() - 1, Shape.SMALL)), subject.token(), START);
    }
}

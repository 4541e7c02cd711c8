package dev.patchbay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A platform of any size for the composer: OpenAPI documents with {@value #PER_SERVICE} operations each at most, and
 * the composer.yml that exposes them all.
 */
final class Documents {

    private static final int PER_SERVICE = 1_000;

    private Documents() {}

    /**
     * Writes the documents where the backend serves them, and composer.yml into the folder.
     *
     * @return composer.yml
     */
    static Path write(Path folder, Backend backend, int routes) {
        try {
            for (int service = 0; service * PER_SERVICE < routes; service++) {
                int first = service * PER_SERVICE;
                Path file = backend.site()
                        .resolve(name(routes, service))
                        .resolve("v3")
                        .resolve("api-docs");
                Files.createDirectories(file.getParent());
                Files.writeString(file, document(service, first, Math.min(routes, first + PER_SERVICE)));
            }
            Path file = folder.resolve("composer.yml");
            writeComposerYml(file, backend, routes, 1);
            return file;
        } catch (IOException e) {
            throw new BenchException(folder + " cannot be written: " + e.getMessage());
        }
    }

    /**
     * Writes composer.yml in one step, as an editor does.
     *
     * @param revision ends up in the version of the merged document
     */
    static void writeComposerYml(Path file, Backend backend, int routes, int revision) {
        String services = IntStream.range(0, (routes + PER_SERVICE - 1) / PER_SERVICE)
                .mapToObj(service -> name(routes, service))
                .map(name -> """
                      %1$s:
                        url: %2$s/%1$s
                        expose: [ /** ]
                        timeout: { connect: 1s, response: 10s, idle: 30s }
                        concurrency: 512
                    """.formatted(name, backend.address()).indent(2))
                .collect(Collectors.joining());
        String yml = """
            api:
              title: Benchmark
              version: 1.0.%d
            specs:
              poll: 1h
              max-size: 64MB
              store: %s
            services:
            """.formatted(revision, file.resolveSibling("specs")) + services;
        Path draft = file.resolveSibling("composer.yml.new");
        try {
            Files.writeString(draft, yml);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BenchException(file + " cannot be written: " + e.getMessage());
        }
    }

    private static String name(int routes, int service) {
        return "platform-" + routes + "-service-" + service;
    }

    /** The document of one service. */
    static String document(int service, int first, int end) {
        return """
            {"openapi":"3.1.0","info":{"title":"Service %d","version":"1.0.0"},
            "paths":{
            %s
            },
            "components":{
            "schemas":{"Resource":{"type":"object","required":["id","name"],"properties":{
            "id":{"type":"integer","format":"int64"},"name":{"type":"string"}}}},
            "securitySchemes":{"bearer":{"type":"http","scheme":"bearer","bearerFormat":"JWT"}}},
            "security":[{"bearer":[]}]}
            """.formatted(
                service,
                IntStream.range(first, end).mapToObj(Documents::operation).collect(Collectors.joining(",\n")));
    }

    private static String operation(int number) {
        return """
            "/resource-%1$05d/{id}":{"get":{"operationId":"getResource%1$05d","summary":"One resource",\
            "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],\
            "responses":{"200":{"description":"The resource","content":{"application/json":{"schema":\
            {"$ref":"#/components/schemas/Resource"}}}},"404":{"description":"There is none"}}}}\
            """.formatted(number);
    }
}

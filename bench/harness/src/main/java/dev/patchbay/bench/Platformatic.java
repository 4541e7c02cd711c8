package dev.patchbay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Platformatic Gateway, which makes its routes of OpenAPI documents as the composer does. It checks no tokens here. */
final class Platformatic {

    private Platformatic() {}

    /**
     * Starts it with one service.
     *
     * @param packages where bench/gateway installed it
     * @param home is written to
     */
    static Program start(String core, Path packages, Path home, String backend, int port) {
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("openapi.json"), Documents.document(0, 0, 1));
            Files.writeString(home.resolve("package.json"), "{\"private\":true}");
            Files.writeString(home.resolve("platformatic.json"), """
                {"$schema": "https://schemas.platformatic.dev/@platformatic/gateway/3.54.0.json",
                "server": {"hostname": "127.0.0.1", "port": %d, "logger": {"level": "warn"}},
                "gateway": {"refreshTimeout": 0, "applications": [
                {"id": "resources", "origin": "%s", "openapi": {"file": "openapi.json"}}]},
                "watch": false}
                """.formatted(port, backend));
            Files.createSymbolicLink(home.resolve("node_modules"), packages);
        } catch (IOException e) {
            throw new BenchException(home + " cannot be written: " + e.getMessage());
        }
        return Program.start(
                home.resolve("program.log"),
                home,
                Cores.pinned(
                        core,
                        List.of(
                                packages.resolve("node/bin/node").toString(),
                                packages.resolve("wattpm/bin/cli.js").toString(),
                                "start")),
                Map.of("NODE_ENV", "production"));
    }
}

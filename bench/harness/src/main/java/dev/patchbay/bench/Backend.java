package dev.patchbay.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The services behind the gateways: nginx on the load's core, answering every path that ends in {@code /small} with 100
 * bytes of JSON and every one that ends in {@code /large} with 10 KB; below {@code /service-0} and so on also their
 * OpenAPI documents.
 */
final class Backend implements AutoCloseable {

    private static final int SMALL_BYTES = 100;
    private static final int LARGE_BYTES = 10 * 1024;

    private final int port;
    private final Path site;
    private final Program program;

    private Backend(int port, Path site, Program program) {
        this.port = port;
        this.site = site;
        this.program = program;
    }

    static Backend start(Cores cores, Path folder) {
        Path site = folder.resolve("site");
        try {
            Files.createDirectories(site);
            Files.writeString(site.resolve(Shape.SMALL), json(SMALL_BYTES));
            Files.writeString(site.resolve(Shape.LARGE), json(LARGE_BYTES));
        } catch (IOException e) {
            throw new BenchException(site + " cannot be written: " + e.getMessage());
        }
        int port = Program.freePort();
        Program program = Nginx.start(cores.load(), folder, "backend", """
            open_file_cache max=100 inactive=1h;
            server {
              listen 127.0.0.1:%d backlog=1024;
              root %s;
              default_type application/json;
              location ~ /small$ { try_files /small =404; }
              location ~ /large$ { try_files /large =404; }
            }
            """.formatted(port, site));
        Backend backend = new Backend(port, site, program);
        program.awaitOk(URI.create(backend.address() + "/any/small"), "", Duration.ofSeconds(10));
        return backend;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The files that it serves. */
    Path site() {
        return site;
    }

    /** The backend itself as a subject: what the load can reach at most. */
    Subject asSubject() {
        return new Subject("direct", 1, port, "", program);
    }

    private static String json(int bytes) {
        String frame = "{\"id\":1,\"name\":\"\"}";
        return new StringBuilder(frame)
                .insert(frame.length() - 2, "x".repeat(bytes - frame.length()))
                .toString();
    }

    @Override
    public void close() {
        program.close();
    }
}

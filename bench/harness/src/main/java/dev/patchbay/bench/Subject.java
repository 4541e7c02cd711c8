package dev.patchbay.bench;

import java.net.URI;

/**
 * A measured gateway, which serves {@code GET /resource-00000/small} and so on.
 *
 * @param name for the tables
 * @param routes how many of them it serves, all of which are asked for in turn
 * @param port on the loopback address
 * @param token that it asks for; empty for none
 * @param program whose cost is counted
 */
record Subject(String name, int routes, int port, String token, Program program) implements AutoCloseable {

    static final String STOCK = "stock gateway";
    static final String NGINX = "nginx";
    static final String PLATFORMATIC = "Platformatic Gateway";
    static final String COMPOSER = "composer";

    String label() {
        return routes == 1 ? name : "%s, %,d routes".formatted(name, routes);
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** True if it compiles itself while it works. */
    boolean warmsUp() {
        return name.startsWith(PLATFORMATIC) || name.startsWith(STOCK) || name.startsWith(COMPOSER);
    }

    static String path(int route, String body) {
        return "/resource-%05d/%s".formatted(route, body);
    }

    @Override
    public void close() {
        program.close();
    }
}

package dev.patchbay.composer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A service on a random port: gives its document at /v3/api-docs, answers the rest with what it was asked, and
 * remembers it.
 */
public final class TestService implements AutoCloseable {

    /** A request as the service saw it. */
    public record Seen(String method, String target, String body, java.util.Map<String, List<String>> headers) {
        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    /** Answers a request; the default echoes it. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange, Seen seen) throws IOException;
    }

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile String document;
    private volatile Answer answer = TestService::echo;
    private volatile @org.jspecify.annotations.Nullable Answer description;

    private TestService(HttpServer server, String document) {
        this.server = server;
        this.document = document;
    }

    public static TestService start(String document) {
        return start(0, document);
    }

    public static TestService start(int port, String document) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            TestService service = new TestService(server, document);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v3/api-docs", service::describe);
            server.createContext("/", service::take);
            server.start();
            return service;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A document with these operations, such as {@code GET /customers/{id}}, each with an operationId of its own. */
    public static String document(String... operations) {
        StringBuilder paths = new StringBuilder();
        java.util.Map<String, StringBuilder> items = new java.util.LinkedHashMap<>();
        for (String operation : operations) {
            String[] parts = operation.split(" ", -1);
            StringBuilder item = items.computeIfAbsent(parts[1], path -> new StringBuilder());
            item.append(item.isEmpty() ? "" : ",").append("""
                "%s":{"operationId":"%s","parameters":[%s],"responses":{"200":{"description":"ok"}}}\
                """.formatted(
                            parts[0].toLowerCase(java.util.Locale.ROOT),
                            operation.replaceAll("[^A-Za-z]+", "_"),
                            parameters(parts[1])));
        }
        items.forEach((path, item) -> paths.append(paths.isEmpty() ? "" : ",")
                .append('"')
                .append(path)
                .append("\":{")
                .append(item)
                .append('}'));
        return """
            {"openapi":"3.1.0","info":{"title":"A service","version":"1"},"paths":{%s}}\
            """.formatted(paths);
    }

    private static String parameters(String path) {
        return java.util.regex.Pattern.compile("\\{([^}]+)}")
                .matcher(path)
                .results()
                .map(match -> """
                    {"name":"%s","in":"path","required":true,"schema":{"type":"string"}}\
                    """.formatted(match.group(1)))
                .collect(java.util.stream.Collectors.joining(","));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://localhost:" + port();
    }

    public List<Seen> seen() {
        return seen;
    }

    public void publish(String changed) {
        document = changed;
        description = null;
    }

    /** From now on who asks for the document is answered so. */
    public void publish(Answer changed) {
        description = changed;
    }

    private void describe(HttpExchange exchange) throws IOException {
        Answer special = description;
        if (special == null) {
            send(exchange, 200, document);
        } else {
            special.to(exchange, seen(exchange));
        }
    }

    /** Forgets what was seen, and answers as it did at the start. */
    public void reset() {
        seen.clear();
        answer = TestService::echo;
    }

    public void answer(Answer changed) {
        answer = changed;
    }

    private static Seen seen(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                body,
                java.util.Map.copyOf(exchange.getRequestHeaders()));
    }

    private void take(HttpExchange exchange) throws IOException {
        Seen request = seen(exchange);
        seen.add(request);
        answer.to(exchange, request);
    }

    private static void echo(HttpExchange exchange, Seen seen) throws IOException {
        send(exchange, 200, seen.method() + " " + seen.target() + " " + seen.body());
    }

    /** Sends a whole answer. */
    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (!exchange.getResponseHeaders().containsKey("Content-Type")) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        }
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

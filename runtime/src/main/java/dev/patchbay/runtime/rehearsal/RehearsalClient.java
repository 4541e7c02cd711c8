package dev.patchbay.runtime.rehearsal;

import dev.patchbay.runtime.problem.LaunchException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

/** A client that calls the operations of an OpenAPI document. */
final class RehearsalClient implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final long LONGEST_CALL_SECONDS = 30;

    private static final JsonPointer OK_CONTENT = JsonPointer.compile("/get/responses/200/content");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    RehearsalClient(String token) {
        this.token = token;
    }

    /** Returns when {@code ready} returns 200. */
    void await(URI ready, BooleanSupplier alive) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                if (get(ready).statusCode() == 200) {
                    return;
                }
            } catch (IOException _) {
                // It is not listening yet.
            }
            if (!alive.getAsBoolean() || System.nanoTime() > deadline) {
                throw new LaunchException(ready + ": no server became ready there");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Calls every {@code GET} operation of the document that has no path parameter, {@code rounds} times. */
    void callAll(URI api, String document, int rounds) throws InterruptedException {
        try {
            List<String> paths = readable(get(api.resolve(document)).body());
            for (int round = 0; round < rounds; round++) {
                for (String path : paths) {
                    get(api.resolve(path));
                }
            }
        } catch (IOException e) {
            throw new LaunchException(api + " closed the connection: " + e.getMessage(), e);
        }
    }

    private static List<String> readable(String document) {
        return JsonMapper.shared()
                .readTree(document)
                .required("paths")
                .propertyStream()
                .filter(path -> path.getValue().has("get") && !path.getKey().contains("{"))
                // A stream of events has no end to wait for.
                .filter(path -> !path.getValue().at(OK_CONTENT).has("text/event-stream"))
                .map(path -> path.getKey())
                .toList();
    }

    /** Returns the whole response; the client's own timeout covers the head only. */
    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .build();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(LONGEST_CALL_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new LaunchException(uri + ": no complete response within " + LONGEST_CALL_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

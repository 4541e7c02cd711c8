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

/** Calls what an OpenAPI document lists, as a client would. */
final class Caller implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final long LONGEST_CALL_SECONDS = 30;

    private static final JsonPointer OK_CONTENT = JsonPointer.compile("/get/responses/200/content");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    Caller(String token) {
        this.token = token;
    }

    /** Returns when {@code ready} answers 200. */
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
                throw new LaunchException(ready + ": nothing came up there");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Reads, so many times, every path of the document that can be read without knowing more. */
    void callAll(URI api, String document, int rounds) throws InterruptedException {
        try {
            List<String> paths = readable(get(api.resolve(document)).body());
            for (int round = 0; round < rounds; round++) {
                for (String path : paths) {
                    get(api.resolve(path));
                }
            }
        } catch (IOException e) {
            throw new LaunchException(api + " hung up: " + e.getMessage(), e);
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

    /** The whole answer; the client's own time limit would end with its head. */
    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .build();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(LONGEST_CALL_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new LaunchException(uri + ": no whole answer within " + LONGEST_CALL_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

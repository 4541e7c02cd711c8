package dev.patchbay.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stream of server-sent events as the HTML standard says, in a thread of its own. */
public final class EventReader implements AutoCloseable {

    /** An event with data. */
    public record Event(String id, String kind, JsonNode data) {

        /** The id of what changed. */
        public String of() {
            return data.get("id").asString();
        }

        public long version() {
            return data.get("version").asLong();
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final InputStream body;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile String lastEventId = "";
    private final AtomicInteger heartbeats = new AtomicInteger();
    private volatile boolean ended;

    /**
     * Connects and returns when the stream has begun.
     *
     * @param lastEventId where to resume; null is at the next change
     */
    public EventReader(String url, String token, @Nullable String lastEventId)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(30));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    response.statusCode() + " " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        }
        body = response.body();
        Thread.ofVirtual().start(this::read);
        while (this.lastEventId.isEmpty() && !ended) {
            Thread.sleep(5);
        }
    }

    private void read() {
        Scanner lines = new Scanner(body, StandardCharsets.UTF_8);
        String id = "";
        String kind = "";
        String data = "";
        while (lines.hasNextLine()) {
            String line = lines.nextLine();
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                kind = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty()) {
                lastEventId = id;
                if (data.isEmpty()) {
                    heartbeats.incrementAndGet();
                } else {
                    events.add(new Event(id, kind, JsonMapper.shared().readTree(data)));
                }
                kind = "";
                data = "";
            }
        }
        ended = true;
    }

    /** The next events, exactly so many; fails when they do not come. */
    public List<Event> next(int count) throws InterruptedException {
        List<Event> next = new ArrayList<>();
        while (next.size() < count) {
            Event event = events.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("expected " + count + " events, there came " + next);
            }
            next.add(event);
        }
        return next;
    }

    /** Returns the number of events that have arrived and were not taken yet. */
    public int waiting() {
        return events.size();
    }

    /** Returns the id from which a browser would resume. */
    public String lastEventId() {
        return lastEventId;
    }

    public int heartbeats() {
        return heartbeats.get();
    }

    public boolean ended() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        http.shutdownNow();
        body.close();
    }
}

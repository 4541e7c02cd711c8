package dev.patchbay.composer.loops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.RawConnection;
import dev.patchbay.composer.TestService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing waits on an event loop, where one that waits holds up all the others. The JDK's own flight recorder tells: it
 * sees sleeping, parking, waiting and blocking reads and writes wherever they are, also in libraries, and needs no
 * agent that would have to keep up with the JDK's class files.
 */
class EventLoopIT {

    private static final List<String> WAITS = List.of(
            "jdk.ThreadSleep",
            "jdk.ThreadPark",
            "jdk.JavaMonitorWait",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.FileForce",
            "jdk.SocketRead",
            "jdk.SocketWrite");
    /** A lock that is contended for a moment is no wait; one that is held for long is. */
    private static final Duration LONG = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .service("items", TestService.document("GET /items", "POST /items", "GET /items/{id}"), "expose: [/**]")
            .build();

    @Test
    void nothingWaitsOnAnEventLoop() throws Exception {
        useEverything(); // most classes are loaded by this
        Path file = folder.resolve("waits.jfr");
        try (Recording recording = new Recording()) {
            WAITS.forEach(
                    wait -> recording.enable(wait).withThreshold(Duration.ZERO).withStackTrace());
            recording.enable("jdk.JavaMonitorEnter").withThreshold(LONG).withStackTrace();
            recording.start();
            useEverything();
            recording.stop();
            recording.dump(file);
        }
        assertThat(Files.size(file)).isPositive();
        List<String> waits = new ArrayList<>();
        boolean others = false;
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            String thread = event.getThread() == null
                    ? ""
                    : String.valueOf(event.getThread().getJavaName());
            if (thread.startsWith("reactor-http") && !loadsClasses(event)) {
                waits.add(thread + " " + event);
            } else {
                others = true;
            }
        }
        assertThat(others).as("the recorder sees the waits of other threads").isTrue();
        assertThat(waits).isEmpty();
    }

    /** A class that is first needed now is read from its jar, once in the life of the process. */
    private static boolean loadsClasses(RecordedEvent event) {
        return event.hasField("path")
                && event.getString("path") != null
                && event.getString("path").endsWith(".jar");
    }

    private static void useEverything() throws IOException {
        for (int i = 0; i < 20; i++) {
            for (String path :
                    List.of("/items", "/items/1", "/openapi.json", "/openapi.yaml", "/docs", "/", "/nowhere")) {
                composer.get(path);
            }
            composer.send(composer.request("OPTIONS", "/items"));
            composer.send(composer.request("DELETE", "/items"));
            composer.send(composer.request("POST", "/items")
                    .method("POST", java.net.http.HttpRequest.BodyPublishers.ofString("x".repeat(100_000))));
        }
        try (RawConnection connection = new RawConnection(composer.port())) {
            connection.send("GET /items/../x HTTP/1.1\r\nHost: x\r\n\r\n").read();
        }
    }
}

package dev.patchbay.runtime.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningPartsTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final RunningParts parts =
            new RunningParts(new Progress(new PrintStream(output, true, UTF_8), System.nanoTime()));
    private final List<String> stopped = new ArrayList<>();

    @Test
    void lastStartedStopsFirst() {
        parts.add("postgres", () -> stopped.add("postgres"));
        parts.add("customers", () -> stopped.add("customers"));

        parts.stopAll();

        assertThat(stopped).containsExactly("customers", "postgres");
    }

    @Test
    void partThatFailsToStopKeepsNoOtherRunning() {
        parts.add("postgres", () -> stopped.add("postgres"));
        parts.add("customers", () -> {
            throw new IllegalStateException("busy");
        });

        parts.stopAll();

        assertThat(stopped).containsExactly("postgres");
        assertThat(output.toString(UTF_8)).contains("customers", "did not stop cleanly", "busy");
    }

    @Test
    void partThatStartsWhileOthersStopIsStoppedAtOnce() {
        parts.stopAll();

        parts.add("customers", () -> stopped.add("customers"));

        assertThat(stopped).containsExactly("customers");
    }
}

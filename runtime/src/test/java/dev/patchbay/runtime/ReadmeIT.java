package dev.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.runtime.Tour.Step;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a newcomer to type is typed here; what it says will come back must come back. */
class ReadmeIT {

    @TempDir
    Path folder;

    @Test
    void everyCommandOfTheReadmeAnswersAsItSays() throws Exception {
        Tour tour = Tour.of(TestPlatform.HOME.resolve("README.md"));
        try (TestPlatform platform = TestPlatform.up(folder);
                Shell shell = new Shell(folder)) {
            boolean first = true;
            for (Step step : tour.steps()) {
                switch (step.commands()) {
                    case "mvn verify" -> assertThat(step.expected()).isEmpty(); // it is what runs this test
                    case "./patchbay up" -> {
                        if (!first) {
                            platform.stop();
                            platform.upAgain();
                        }
                        first = false;
                        assertThat(step.isKeptBy(platform.output()))
                                .as("%s\npromised:\n%s\ncame:\n%s", step.commands(), step.expected(), platform.output())
                                .isTrue();
                    }
                    default -> play(step, shell, platform);
                }
            }
        }
        assertThat(tour.steps()).hasSizeGreaterThan(8);
    }

    private static void play(Step step, Shell shell, TestPlatform platform) throws Exception {
        Shell.Result result = shell.run(moved(step.commands(), platform));
        assertThat(step.isKeptBy(result.output()) && result.exitCode() == 0)
                .as(
                        "%s\npromised:\n%s\ncame (exit code %d):\n%s",
                        step.commands(), step.expected(), result.exitCode(), result.output())
                .isTrue();
    }

    /** The README uses the fixed ports; the test must not collide with a platform that runs beside it. */
    private static String moved(String commands, TestPlatform platform) {
        String moved = commands;
        for (Map.Entry<String, Integer> piece : TestPlatform.FIXED_PORTS.entrySet()) {
            moved = moved.replace("localhost:" + piece.getValue(), "localhost:" + platform.port(piece.getKey()));
        }
        return moved;
    }
}

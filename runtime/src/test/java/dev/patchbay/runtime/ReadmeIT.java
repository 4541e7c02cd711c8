package dev.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.runtime.Tour.Step;
import java.nio.file.Path;
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
                        step.check(new Shell.Result(platform.output(), 0));
                    }
                    default -> step.check(shell.run(platform.moved(step.commands())));
                }
            }
        }
        assertThat(tour.steps()).hasSizeGreaterThan(8);
    }
}

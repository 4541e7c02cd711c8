package dev.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.runtime.Tour.Step;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README and the page about plans tell a newcomer to type is typed here; what they say will come back must come back. */
class ReadmeIT {

    @TempDir
    Path folder;

    @Test
    void everyCommandOfTheToursAnswersAsTheySay() throws Exception {
        Tour tour = Tour.of(TestPlatform.HOME.resolve("README.md"));
        Tour plans = Tour.of(TestPlatform.HOME.resolve("docs/plans.md"));
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
            for (Step step : plans.steps()) {
                step.check(shell.run(platform.moved(step.commands())));
            }
        }
        assertThat(tour.steps()).hasSizeGreaterThan(8);
        assertThat(plans.steps()).hasSizeGreaterThan(4);
    }
}

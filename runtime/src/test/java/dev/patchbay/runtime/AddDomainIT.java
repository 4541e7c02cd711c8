package dev.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.runtime.Tour.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of docs/add-a-domain.md, typed in a copy of the sources; their output must be what the page promises. A
 * third domain is left as it was written, and has to work as well.
 */
class AddDomainIT {

    private static final String UP = "./patchbay up";
    private static final String UNTOUCHED = "notes --port 4050 --table side_notes --refers-to phones";
    private static final Pattern NEW_DOMAIN = Pattern.compile("\\./patchbay new-domain (\\w+) --port (\\d+).*");

    @TempDir
    Path folder;

    @Test
    void commandsOfTheGuidePrintWhatItPromises() throws Exception {
        SourceCopy.into(folder);
        List<String> added = new ArrayList<>();
        try (TestPlatform platform = TestPlatform.of(folder);
                Shell shell = new Shell(folder)) {
            for (Step step : Tour.of(folder.resolve("docs/add-a-domain.md")).steps()) {
                if (step.commands().equals(UP)) {
                    if (added.size() == 1) {
                        addUntouched(platform, shell);
                    }
                    platform.restart();
                    step.check(new Shell.Result(platform.output(), 0));
                } else if (NEW_DOMAIN.matcher(step.commands()).matches()) {
                    step.check(shell.run(step.commands()));
                    announce(step.commands(), platform);
                    added.add(step.commands());
                } else {
                    step.check(shell.run(platform.moved(step.commands())));
                }
            }
            assertThat(added).hasSize(2);
            untouchedDomainServesAndBreaksNoLint(platform, shell);
            secondTimeIsRefused(added, shell);
        }
    }

    /** Adds a domain beside the one that the guide has written and not built yet. */
    private static void addUntouched(TestPlatform platform, Shell shell) throws IOException {
        Shell.Result result = shell.run("./patchbay new-domain " + UNTOUCHED);
        assertThat(result.exitCode()).as(result.output()).isZero();
        announce("./patchbay new-domain " + UNTOUCHED, platform);
    }

    private static void announce(String command, TestPlatform platform) throws IOException {
        Matcher domain = NEW_DOMAIN.matcher(command);
        assertThat(domain.matches()).isTrue();
        platform.add(domain.group(1), Integer.parseInt(domain.group(2)));
    }

    private static void untouchedDomainServesAndBreaksNoLint(TestPlatform platform, Shell shell) throws IOException {
        Shell.Result notes =
                shell.run(platform.moved("curl -s -H \"Authorization: Bearer $TOKEN\" localhost:4050/side-notes"));
        assertThat(notes.output()).isEqualTo("[]");
        assertThat(shell.run("./patchbay migrate validate").output()).isEqualTo("the database is as this build says\n");
        Shell.Result format = shell.run("mvn -q -Pquick -pl quality/format test -Dformat.under=domain-services");
        assertThat(format.exitCode()).as(format.output()).isZero();
    }

    private void secondTimeIsRefused(List<String> commands, Shell shell) throws IOException {
        for (String command : commands) {
            List<String> before = files();
            Shell.Result refusal = shell.run(command);
            assertThat(refusal.exitCode()).isEqualTo(1);
            assertThat(refusal.output()).contains("there is a domain-services/", "already");
            assertThat(files()).isEqualTo(before);
        }
    }

    /** Returns every file that is not built, with its length. */
    private List<String> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && !file.toString().contains("/target/")
                            && !file.toString().contains("/.patchbay/"))
                    .map(file -> file + " " + file.toFile().length())
                    .sorted()
                    .toList();
        }
    }
}

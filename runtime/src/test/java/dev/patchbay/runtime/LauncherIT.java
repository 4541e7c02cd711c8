package dev.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.runtime.Reactor.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a copy that holds the real poms, the stamps of the real build, and one source for each module. */
class LauncherIT {

    private static final List<String> PROGRAMS = List.of("openapi-merge", "migrator", "composer", "runtime");
    private static final FileTime WRITTEN = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final FileTime BUILT = FileTime.from(WRITTEN.toInstant().plus(Duration.ofHours(1)));
    private static final FileTime CHANGED = FileTime.from(BUILT.toInstant().plus(Duration.ofHours(1)));

    @TempDir
    Path folder;

    private Reactor reactor;

    @BeforeEach
    void copy() throws Exception {
        reactor = Reactor.of(TestPlatform.HOME);
        Files.copy(TestPlatform.HOME.resolve("patchbay"), folder.resolve("patchbay"));
        for (String module : reactor.modules().keySet()) {
            Path source = Files.createDirectories(source(module).getParent()).resolve("Source.java");
            Files.writeString(source, "// " + module);
            Files.copy(TestPlatform.HOME.resolve(module).resolve("pom.xml"), pom(module));
        }
        for (String program : PROGRAMS) {
            Path stamp = Path.of(program, "target/app/built");
            Files.createDirectories(folder.resolve(stamp).getParent());
            Files.copy(TestPlatform.HOME.resolve(stamp), folder.resolve(stamp));
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, file.endsWith("built") ? BUILT : WRITTEN);
            }
        }
    }

    @Test
    void unchangedSourcesLeaveEveryProgramAsItIs() throws IOException {
        try (Shell shell = launcher()) {
            assertThat(stalePrograms(shell)).isEmpty();
        }
    }

    @Test
    void changedSourceOrPomCallsForAnotherBuildOfExactlyThePrograms() throws IOException {
        try (Shell shell = launcher()) {
            for (Module module : reactor.modules().values()) {
                List<String> programs = PROGRAMS.stream()
                        .filter(program -> reactor.closure(program).contains(module.folder()))
                        .toList();
                boolean isFolderOfModules = reactor.modules().values().stream()
                        .anyMatch(other -> module.artifactId().equals(other.parent()));

                assertThat(staleAfterChangeOf(pom(module.folder()), shell))
                        .as("after a change of the pom of '%s'", module.folder())
                        .isEqualTo(programs);
                if (!isFolderOfModules) {
                    assertThat(staleAfterChangeOf(source(module.folder()), shell))
                            .as("after a change of a source of '%s'", module.folder())
                            .isEqualTo(programs);
                }
            }
        }
    }

    @Test
    void deletedSourceCallsForAnotherBuild() throws IOException {
        Files.delete(source("composer"));

        try (Shell shell = launcher()) {
            assertThat(stalePrograms(shell)).containsExactly("composer");
        }
    }

    @Test
    void programThatIsNotBuiltIsStale() throws IOException {
        Files.delete(folder.resolve("migrator/target/app/built"));

        try (Shell shell = launcher()) {
            assertThat(stalePrograms(shell)).containsExactly("migrator");
        }
    }

    private Path source(String module) {
        return folder.resolve(module).resolve("src/main/java/Source.java");
    }

    private Path pom(String module) {
        return folder.resolve(module).resolve("pom.xml");
    }

    private static List<String> staleAfterChangeOf(Path file, Shell shell) throws IOException {
        Files.setLastModifiedTime(file, CHANGED);
        List<String> stale = stalePrograms(shell);
        Files.setLastModifiedTime(file, WRITTEN);
        return stale;
    }

    private static List<String> stalePrograms(Shell shell) throws IOException {
        return shell.run("stale_programs").output().lines().toList();
    }

    /** A shell that has the launcher's functions. */
    private Shell launcher() throws IOException {
        Shell shell = new Shell(folder);
        Shell.Result result = shell.run("source ./patchbay help");
        assertThat(result.exitCode()).as(result.output()).isZero();
        return shell;
    }
}

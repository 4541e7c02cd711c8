package dev.patchbay.runtime;

import dev.patchbay.runtime.launch.DomainServices;
import dev.patchbay.runtime.launch.LocalPlatform;
import dev.patchbay.runtime.launch.PlatformSettings;
import dev.patchbay.runtime.launch.Ports;
import dev.patchbay.runtime.launch.Progress;
import dev.patchbay.runtime.problem.LaunchException;
import dev.patchbay.runtime.rehearsal.Rehearsal;
import dev.patchbay.runtime.state.LocalEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes AOT caches: starts a platform on free ports in a folder of its own, and each named application once more beside
 * it. A part of the build, not for users.
 */
@Command(name = "rehearse", hidden = true, description = "Make the AOT cache of each named application.")
final class RehearseCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", required = true)
    private Path config;

    /** The applications to rehearse; always includes the composer, since every platform needs one. */
    @Option(names = "--app", paramLabel = "NAME=JAR", required = true)
    private Map<String, Path> apps = Map.of();

    @Override
    public Integer call() throws InterruptedException, IOException {
        Path state = Files.createTempDirectory("rehearsal");
        Progress progress = new Progress(System.out, System.nanoTime());
        Map<String, Path> jars = new LinkedHashMap<>();
        apps.forEach((name, jar) -> jars.put(name, jar.toAbsolutePath()));
        PlatformSettings settings = new PlatformSettings(
                state, config.toAbsolutePath(), composerOf(jars), null, Ports.anyFree(DomainServices.onClassPath()));
        try (LocalPlatform platform = LocalPlatform.start(settings, progress)) {
            LocalEnvironment environment = LocalEnvironment.read(state.resolve("env"));
            Rehearsal rehearsal = new Rehearsal(environment.variables(), config.toAbsolutePath(), state);
            rehearsal.callPlatform(platform.ports());
            for (Map.Entry<String, Path> app : jars.entrySet()) {
                rehearsal.rehearse(app.getKey(), app.getValue());
                progress.done(app.getKey(), "rehearsed");
            }
        } finally {
            delete(state);
        }
        return 0;
    }

    private static Path composerOf(Map<String, Path> jars) {
        Path jar = jars.get("composer");
        if (jar == null) {
            throw new LaunchException("--app composer=JAR is missing");
        }
        return jar;
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.patchbay.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One run of {@code ./patchbay up}.
 *
 * @param newDatabase whether it had to make its database first
 * @param seconds from the command to READY
 * @param residentMegabytes of all its processes together, PostgreSQL's too, at that moment
 */
record PlatformStart(boolean newDatabase, double seconds, double residentMegabytes) {

    private static final String MARK = "PATCHBAY_BENCH_RUN";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Starts everything on free ports, measures, and stops it again. */
    static PlatformStart measure(Path home, Path folder, Path state, boolean newDatabase) {
        String run = UUID.randomUUID().toString();
        List<String> command =
                List.of(home.resolve("patchbay").toString(), "up", "--free-ports", "--state", state.toString());
        long start = System.nanoTime();
        try (Program program = Program.start(folder.resolve("up.log"), home, command, Map.of(MARK, run))) {
            program.awaitLog("READY", PATIENCE);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new PlatformStart(
                    newDatabase, seconds, Usage.ofMarked(MARK, run).residentMegabytes());
        }
    }
}

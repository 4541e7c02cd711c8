package dev.patchbay.composer.platform;

import dev.patchbay.composer.config.ConfigReader;
import dev.patchbay.composer.platform.Rebuild.Reason;
import dev.patchbay.composer.platform.SwapDecider.Decision;
import dev.patchbay.composer.specs.SpecWatch;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The current platform, which is replaced when composer.yml or a spec changes. Start-up and change go the same way:
 * read, merge, check, swap one reference. Readers take {@link #current} once and keep what they got.
 */
public final class LivePlatform implements AutoCloseable {

    private final Rebuilder rebuilder;
    private final SpecWatch specs;
    private final FileWatch watch;
    private final SwapDecider decider;
    private final RebuildReport report;

    /**
     * Makes one that does nothing yet.
     *
     * @param onSwap given every platform that comes into force, on the rebuilding thread
     * @param onRebuild given every rebuild, whatever its outcome, on the same thread
     */
    public LivePlatform(
            Path file,
            ConfigReader reader,
            PlatformBuilder builder,
            Consumer<Platform> onSwap,
            Consumer<Rebuild> onRebuild) {
        rebuilder = new Rebuilder(this::rebuild);
        specs = SpecWatch.ofServices(() -> rebuilder.submit(Reason.DOCUMENT));
        watch = new FileWatch(file, () -> rebuilder.submit(Reason.CONFIGURATION));
        decider = new SwapDecider(() -> reader.read(file), specs, builder, onSwap);
        report = new RebuildReport(onRebuild);
    }

    /**
     * Builds the first platform from the services that respond in a moment, and from then on follows every change.
     *
     * @throws InvalidInputException if composer.yml is wrong, alone or together with the specs
     */
    public void start() throws InvalidInputException, InterruptedException {
        decider.open();
        rebuilder.clear(); // the first responses are no changes
        report(Set.of(Reason.START), decider.first());
        rebuilder.start();
        watch.start();
    }

    /** Returns the current platform; there is none before {@link #start}. */
    public Platform current() {
        Platform platform = decider.current();
        if (platform == null) {
            throw new IllegalStateException("the platform has not been started");
        }
        return platform;
    }

    /** Lets the held change take effect; false if none is held. */
    public boolean accept() {
        boolean accepted = decider.accept();
        if (accepted) {
            rebuilder.submit(Reason.ACCEPTANCE);
        }
        return accepted;
    }

    /** Returns the platform that is held because it breaks clients; null if none is. */
    public @Nullable Platform held() {
        return decider.held();
    }

    /** Returns how many rebuilds had this outcome. */
    public long count(Rebuild.Outcome outcome) {
        return report.count(outcome);
    }

    /** Returns the last rebuild; null before the first. */
    public @Nullable Rebuild last() {
        return report.last();
    }

    private void rebuild(Set<Reason> reasons) throws InterruptedException {
        report(reasons, decider.decide(reasons));
    }

    private void report(Set<Reason> reasons, Decision decision) {
        report.add(
                new Rebuild(Instant.now(), reasons, decision.took(), decision.outcome(), decision.problems()),
                current());
    }

    @Override
    public void close() {
        watch.close();
        rebuilder.close();
        specs.close();
    }
}

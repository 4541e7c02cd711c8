package dev.patchbay.composer.platform;

import dev.patchbay.composer.config.ComposerConfig;
import dev.patchbay.composer.config.OnBreakingChange;
import dev.patchbay.composer.platform.Rebuild.Reason;
import dev.patchbay.composer.specs.Spec;
import dev.patchbay.composer.specs.SpecSource;
import dev.patchbay.openapi.merge.diff.Compatibility;
import dev.patchbay.openapi.merge.diff.DiffReport;
import dev.patchbay.openapi.merge.diff.OpenApiDiff;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what a change comes to: the platform that is built from it is swapped in, held because it breaks clients, or
 * refused. Changes are decided by one thread; any thread may read the platforms and accept the held one.
 */
final class SwapDecider {

    private static final Logger LOG = LoggerFactory.getLogger(SwapDecider.class);
    private static final Duration FIRST_RESPONSES = Duration.ofMillis(1500);

    private final ConfigSource source;
    private final SpecSource specs;
    private final PlatformBuilder builder;
    private final Consumer<Platform> onSwap;
    private @Nullable ComposerConfig config;
    /** The specs with which the file as it is now was refused; null while the file is in force. */
    private @Nullable Map<String, String> refusedWith;

    private volatile @Nullable Platform current;
    private volatile @Nullable Platform held;
    /** The ETag of the accepted document: that one takes effect, and no other that may have come meanwhile. */
    private volatile @Nullable String accepted;

    /** Reads composer.yml. */
    @FunctionalInterface
    interface ConfigSource {
        ComposerConfig read() throws InvalidInputException;
    }

    /**
     * The decision on a change.
     *
     * @param took how long building took; reading the file alone, if that failed
     * @param problems why the change is not in force, or what is wrong although it is: one line each, located
     */
    record Decision(Rebuild.Outcome outcome, Duration took, List<String> problems) {}

    /** @param onSwap given every platform that comes into force, on the deciding thread */
    SwapDecider(ConfigSource source, SpecSource specs, PlatformBuilder builder, Consumer<Platform> onSwap) {
        this.source = source;
        this.specs = specs;
        this.builder = builder;
        this.onSwap = onSwap;
    }

    @Nullable
    Platform current() {
        return current;
    }

    @Nullable
    Platform held() {
        return held;
    }

    /** Accepts the held platform, so that the next decision swaps it in; false if none is held. */
    boolean accept() {
        Platform waiting = held;
        if (waiting == null) {
            return false;
        }
        accepted = waiting.json().etag();
        return true;
    }

    /**
     * Reads composer.yml for the first time and waits a moment for the services that it names.
     *
     * @throws InvalidInputException if the file is wrong
     */
    void open() throws InvalidInputException, InterruptedException {
        ComposerConfig first = source.read();
        follow(first);
        config = first;
    }

    /**
     * Builds the first platform, from the services that have responded.
     *
     * @throws InvalidInputException if composer.yml and the specs do not go together
     */
    Decision first() throws InvalidInputException {
        return swap(opened(), System.nanoTime());
    }

    /** Decides on what these reasons have changed since the last decision; never throws over the change itself. */
    Decision decide(Set<Reason> reasons) throws InterruptedException {
        ComposerConfig before = opened();
        boolean specsOnly = reasons.equals(Set.of(Reason.DOCUMENT));
        boolean retry = refusedWith != null && !refusedWith.equals(specs.versions());
        return specsOnly && !retry ? rebuild(before) : reread(before);
    }

    private ComposerConfig opened() {
        return Objects.requireNonNull(config, "composer.yml has not been read");
    }

    /** The configuration in force afterwards is the new one only if a platform could be made of it. */
    private Decision reread(ComposerConfig before) throws InterruptedException {
        long start = System.nanoTime();
        ComposerConfig next;
        try {
            next = source.read();
        } catch (InvalidInputException e) {
            return refused(start, lines(e));
        }
        follow(next);
        Decision decision = rebuild(next);
        if (decision.outcome() == Rebuild.Outcome.APPLIED || decision.outcome() == Rebuild.Outcome.UNCHANGED) {
            config = next;
            refusedWith = null;
        } else {
            specs.follow(before);
            refusedWith = specs.versions();
        }
        return decision;
    }

    private void follow(ComposerConfig next) throws InterruptedException {
        specs.follow(next);
        specs.awaitFirstResponses(FIRST_RESPONSES);
    }

    private Decision rebuild(ComposerConfig next) {
        long start = System.nanoTime();
        try {
            return swap(next, start);
        } catch (InvalidInputException e) {
            return refused(start, lines(e));
        } catch (RuntimeException | StackOverflowError e) {
            // The deciding thread is the only one that can bring the platform forward again.
            LOG.error("Replacing the platform failed in an unforeseen way", e);
            return refused(start, List.of("not foreseen: " + e));
        }
    }

    private Decision swap(ComposerConfig next, long start) throws InvalidInputException {
        SpecFallback fallback = new SpecFallback(next, specs.statuses(), this::lastGood);
        Platform platform = build(next, fallback);
        Platform before = current;
        List<String> breaking = breaking(before, platform);
        if (!breaking.isEmpty()
                && next.onBreakingChange() == OnBreakingChange.HOLD
                && !platform.json().etag().equals(accepted)) {
            held = platform;
            return new Decision(Rebuild.Outcome.HELD, since(start), breaking);
        }
        held = null;
        current = platform;
        onSwap.accept(platform);
        keepGood(before, platform);
        boolean same = before != null
                && before.json().etag().equals(platform.json().etag())
                && before.config().equals(next);
        return new Decision(
                same ? Rebuild.Outcome.UNCHANGED : Rebuild.Outcome.APPLIED,
                since(start),
                Stream.of(
                                breaking.stream(),
                                fallback.problems().stream(),
                                platform.permissions().problems().stream().map(LocatedProblem::toString))
                        .flatMap(lines -> lines)
                        .toList());
    }

    /** Describes what clients of the old platform would miss in the new one. */
    private static List<String> breaking(@Nullable Platform before, Platform platform) {
        if (before == null || before.json().etag().equals(platform.json().etag())) {
            return List.of();
        }
        DiffReport changes =
                OpenApiDiff.compare(before.api().tree(), platform.api().tree());
        return changes.of(Compatibility.BREAKING).stream()
                .map(change -> RebuildReport.BREAKING + change.describe())
                .toList();
    }

    private Platform build(ComposerConfig next, SpecFallback fallback) throws InvalidInputException {
        Platform before = current;
        boolean configChanged = before != null && !before.config().equals(next);
        while (true) {
            try {
                Platform platform = builder.build(next, fallback.chosen(), fallback.states());
                if (configChanged && !platform.permissions().problems().isEmpty()) {
                    throw new InvalidInputException(platform.permissions().problems());
                }
                return platform;
            } catch (InvalidInputException e) {
                boolean blamesConfig = e.problems().stream()
                        .anyMatch(problem -> problem.location().file().equals(next.file()));
                if (configChanged && blamesConfig) {
                    throw e;
                }
                fallback.discard(e, before);
            }
        }
    }

    private @Nullable Spec lastGood(String service) {
        Platform platform = current;
        Spec used = platform == null ? null : platform.specs().get(service);
        return used == null ? specs.kept(service) : used;
    }

    private void keepGood(@Nullable Platform before, Platform platform) {
        platform.specs().forEach((service, spec) -> {
            Spec old = before == null ? null : before.specs().get(service);
            if (old == null || !old.hash().equals(spec.hash())) {
                specs.keep(service, spec);
            }
        });
    }

    private static Decision refused(long start, List<String> problems) {
        return new Decision(Rebuild.Outcome.FAILED, since(start), problems);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static List<String> lines(InvalidInputException e) {
        return e.problems().stream().map(LocatedProblem::toString).toList();
    }
}

package dev.patchbay.composer.platform;

import dev.patchbay.composer.config.ComposerConfig;
import dev.patchbay.composer.config.ConfigReader;
import dev.patchbay.composer.config.OnBreakingChange;
import dev.patchbay.composer.platform.Rebuild.Reason;
import dev.patchbay.composer.specs.Spec;
import dev.patchbay.composer.specs.SpecWatch;
import dev.patchbay.openapi.merge.MergeException;
import dev.patchbay.openapi.merge.MergeProblem;
import dev.patchbay.openapi.merge.diff.Compatibility;
import dev.patchbay.openapi.merge.diff.DiffReport;
import dev.patchbay.openapi.merge.diff.OpenApiDiff;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform in force, and the one thread that replaces it when composer.yml or a document changes. Start-up and change
 * go the same way: read, merge, check, swap one reference. Readers take {@link #current} once and keep what they got.
 */
public final class LivePlatform implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LivePlatform.class);
    private static final Duration FIRST_ANSWERS = Duration.ofMillis(1500);
    /** Changes tend to come in groups; those within this time make one rebuild. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private final Path file;
    private final ConfigReader reader;
    private final PlatformBuilder builder;
    private final Consumer<Rebuild> listener;
    private final BlockingQueue<Reason> reasons = new LinkedBlockingQueue<>();
    private final SpecWatch specs;
    private final FileWatch watch;
    private @Nullable Thread thread;
    private Consumer<Platform> onSwap = platform -> {};
    private volatile @Nullable Platform current;
    private volatile @Nullable Platform held;
    /** The ETag of the document that somebody accepted: that one, and no other that may have come meanwhile. */
    private volatile @Nullable String accepted;

    private volatile @Nullable Rebuild last;
    private final Map<Rebuild.Outcome, Long> counts = new ConcurrentHashMap<>();
    /** The documents with which the file as it is now was refused; null when it is in force. */
    private @Nullable Map<String, String> refusedWith;

    /** Makes one that does nothing yet; the listener is told of every attempt, on the rebuilding thread. */
    public LivePlatform(Path file, ConfigReader reader, PlatformBuilder builder, Consumer<Rebuild> listener) {
        this.file = file;
        this.reader = reader;
        this.builder = builder;
        this.listener = listener;
        this.specs = SpecWatch.ofServices(() -> reasons.add(Reason.DOCUMENT));
        this.watch = new FileWatch(file, () -> reasons.add(Reason.CONFIGURATION));
    }

    /**
     * Builds the first platform from the services that answer in a moment, and from then on follows every change.
     *
     * @param onSwap given every platform that comes into force, on the rebuilding thread
     * @throws MergeException when composer.yml is not right, alone or together with the documents
     */
    public void start(Consumer<Platform> onSwap) throws MergeException, InterruptedException {
        this.onSwap = onSwap;
        ComposerConfig config = reader.read(file);
        specs.follow(config);
        specs.awaitFirstAnswers(FIRST_ANSWERS);
        reasons.clear();
        attempt(config, Set.of(Reason.START), System.nanoTime());
        thread = Thread.ofPlatform().name("platform").daemon().start(() -> follow(config));
        watch.start();
    }

    /** The platform in force; there is none before {@link #start}. */
    public Platform current() {
        Platform platform = current;
        if (platform == null) {
            throw new IllegalStateException("the platform has not been started");
        }
        return platform;
    }

    /**
     * Lets the change take effect that is held because it breaks callers.
     *
     * @return whether one was held
     */
    public boolean accept() {
        Platform waiting = held;
        if (waiting == null) {
            return false;
        }
        accepted = waiting.json().etag();
        reasons.add(Reason.ACCEPTANCE);
        return true;
    }

    /** Looks at composer.yml now, without waiting for the watch to see that it has changed. */
    public void reread() {
        reasons.add(Reason.CONFIGURATION);
    }

    /** The platform that is held because it breaks callers; null when there is none. */
    public @Nullable Platform held() {
        return held;
    }

    /** How many attempts ended so. */
    public long count(Rebuild.Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** The last attempt; null before the first. */
    public @Nullable Rebuild last() {
        return last;
    }

    private void follow(ComposerConfig first) {
        Background.stepBack();
        ComposerConfig config = first;
        try {
            while (true) {
                Set<Reason> changes = EnumSet.of(reasons.take());
                Thread.sleep(GATHER);
                reasons.drainTo(changes);
                boolean documentsOnly = changes.equals(Set.of(Reason.DOCUMENT));
                boolean again = refusedWith != null && !refusedWith.equals(specs.versions());
                config = documentsOnly && !again ? unchanged(config, changes) : changed(config, changes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ComposerConfig unchanged(ComposerConfig config, Set<Reason> changes) {
        rebuild(config, changes);
        return config;
    }

    /** The configuration in force afterwards: the new one only when a platform could be made of it. */
    private ComposerConfig changed(ComposerConfig config, Set<Reason> changes) throws InterruptedException {
        long start = System.nanoTime();
        ComposerConfig next;
        try {
            next = reader.read(file);
        } catch (MergeException e) {
            report(changes, start, Rebuild.Outcome.FAILED, lines(e));
            return config;
        }
        specs.follow(next);
        specs.awaitFirstAnswers(FIRST_ANSWERS);
        if (rebuild(next, changes)) {
            refusedWith = null;
            return next;
        }
        specs.follow(config);
        refusedWith = specs.versions();
        return config;
    }

    /** Whether this configuration is in force afterwards. */
    private boolean rebuild(ComposerConfig config, Set<Reason> changes) {
        long start = System.nanoTime();
        try {
            return attempt(config, changes, start);
        } catch (MergeException e) {
            report(changes, start, Rebuild.Outcome.FAILED, lines(e));
        } catch (RuntimeException | StackOverflowError e) {
            // This thread is the only one that can bring the platform forward again.
            LOG.error("Replacing the platform failed in a way nobody foresaw", e);
            report(changes, start, Rebuild.Outcome.FAILED, List.of("not foreseen: " + e));
        }
        return false;
    }

    private boolean attempt(ComposerConfig config, Set<Reason> changes, long start) throws MergeException {
        SpecChoice choice = new SpecChoice(config, specs.statuses(), this::lastGood);
        Platform platform = build(config, choice);
        Platform before = current;
        List<String> broken = broken(before, platform);
        if (!broken.isEmpty()
                && config.onBreakingChange() == OnBreakingChange.HOLD
                && !platform.json().etag().equals(accepted)) {
            held = platform;
            report(changes, start, Rebuild.Outcome.HELD, broken);
            return false;
        }
        held = null;
        current = platform;
        onSwap.accept(platform);
        keepGood(before, platform);
        boolean same = before != null
                && before.json().etag().equals(platform.json().etag())
                && before.config().equals(config);
        report(
                changes,
                start,
                same ? Rebuild.Outcome.UNCHANGED : Rebuild.Outcome.APPLIED,
                Stream.of(
                                broken.stream(),
                                choice.problems().stream(),
                                platform.permissions().problems().stream().map(MergeProblem::toString))
                        .flatMap(lines -> lines)
                        .toList());
        return true;
    }

    /** What callers of the old platform would miss in the new one. */
    private static List<String> broken(@Nullable Platform before, Platform platform) {
        if (before == null || before.json().etag().equals(platform.json().etag())) {
            return List.of();
        }
        DiffReport changes =
                OpenApiDiff.compare(before.api().tree(), platform.api().tree());
        return changes.of(Compatibility.BREAKING).stream()
                .map(change -> "breaks callers: " + change.describe())
                .toList();
    }

    private Platform build(ComposerConfig config, SpecChoice choice) throws MergeException {
        Platform before = current;
        boolean configChanged = before != null && !before.config().equals(config);
        while (true) {
            try {
                Platform platform = builder.build(config, choice.chosen(), choice.states());
                if (configChanged && !platform.permissions().problems().isEmpty()) {
                    throw new MergeException(platform.permissions().problems());
                }
                return platform;
            } catch (MergeException e) {
                boolean blamesConfig = e.problems().stream()
                        .anyMatch(problem -> problem.location().file().equals(config.file()));
                if (configChanged && blamesConfig) {
                    throw e;
                }
                choice.withdraw(e, before);
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

    private void report(Set<Reason> changes, long start, Rebuild.Outcome outcome, List<String> problems) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Rebuild rebuild = new Rebuild(Instant.now(), changes, took, outcome, problems);
        last = rebuild;
        counts.merge(outcome, 1L, Long::sum);
        String why = rebuild.why();
        switch (outcome) {
            case APPLIED, UNCHANGED -> {
                Platform platform = current();
                LOG.info(
                        "Platform {} after {} ms ({}): {} operations of {} services",
                        outcome == Rebuild.Outcome.APPLIED ? "built" : "unchanged",
                        took.toMillis(),
                        why,
                        platform.routes().size(),
                        platform.specs().size());
                problems.stream()
                        .filter(problem -> problem.startsWith("breaks callers"))
                        .forEach(LOG::warn);
            }
            case FAILED, HELD -> {
                LOG.error(
                        "The platform stays as it was ({}){}",
                        why,
                        outcome == Rebuild.Outcome.HELD ? "; accept the change to let it take effect" : "");
                problems.forEach(problem -> LOG.error("{}", problem));
            }
        }
        listener.accept(rebuild);
    }

    private static List<String> lines(MergeException e) {
        return e.problems().stream().map(MergeProblem::toString).toList();
    }

    @Override
    public void close() {
        watch.close();
        if (thread != null) {
            thread.interrupt();
        }
        specs.close();
    }
}

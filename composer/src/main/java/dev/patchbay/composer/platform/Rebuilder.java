package dev.patchbay.composer.platform;

import dev.patchbay.composer.platform.Rebuild.Reason;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The queue of reasons to rebuild, and the one thread that empties it. */
final class Rebuilder implements AutoCloseable {

    /** Changes tend to come in groups; those within this time make one rebuild. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private static final Duration END = Duration.ofSeconds(5);

    private final Task task;
    private final BlockingQueue<Reason> reasons = new LinkedBlockingQueue<>();
    private @Nullable Thread thread;

    /** Rebuilds for these reasons. */
    @FunctionalInterface
    interface Task {
        void rebuild(Set<Reason> reasons) throws InterruptedException;
    }

    Rebuilder(Task task) {
        this.task = task;
    }

    /** Adds a reason, from any thread. */
    void submit(Reason reason) {
        reasons.add(reason);
    }

    /** Forgets the reasons that were submitted until now. */
    void clear() {
        reasons.clear();
    }

    void start() {
        thread = Thread.ofPlatform().name("platform").daemon().start(this::run);
    }

    private void run() {
        ThreadPriority.lower();
        try {
            while (true) {
                Set<Reason> changes = EnumSet.of(reasons.take());
                Thread.sleep(GATHER);
                reasons.drainTo(changes);
                task.rebuild(changes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the rebuild that is under way, which may be writing specs to disk, for {@link #END} at most. */
    @Override
    public void close() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

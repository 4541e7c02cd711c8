package dev.patchbay.composer.upstream;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls whose deadline has passed. One thread looks at all open calls twenty times a second, which costs a call
 * two entries in a set and a clock reading for each piece of its bodies, and no timer of its own.
 */
final class Watchdog implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(50);

    private final Set<CallClock> calls = ConcurrentHashMap.newKeySet();
    private @Nullable Thread thread;

    void start() {
        thread = Thread.ofPlatform().name("watchdog").daemon().start(this::watch);
    }

    void add(CallClock call) {
        calls.add(call);
    }

    void remove(CallClock call) {
        calls.remove(call);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(PACE);
                long now = System.nanoTime();
                calls.forEach(call -> call.check(now));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}

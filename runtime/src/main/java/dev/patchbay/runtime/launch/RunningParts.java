package dev.patchbay.runtime.launch;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The parts that have been started so far; stopped last first. A part that comes up while the platform is already
 * stopping is stopped at once.
 */
final class RunningParts {

    private final Deque<Part> parts = new ArrayDeque<>();
    private final Progress progress;
    private boolean stopping;

    RunningParts(Progress progress) {
        this.progress = progress;
    }

    synchronized void add(String name, AutoCloseable part) {
        if (stopping) {
            stop(new Part(name, part));
        } else {
            parts.push(new Part(name, part));
        }
    }

    synchronized void stopAll() {
        stopping = true;
        while (!parts.isEmpty()) {
            stop(parts.pop());
        }
    }

    /** Stops a part; one that fails to stop must not keep the others running. */
    private void stop(Part part) {
        try {
            part.handle().close();
        } catch (Exception e) {
            progress.done(part.name(), "did not stop cleanly: " + e);
        }
    }

    private record Part(String name, AutoCloseable handle) {}
}

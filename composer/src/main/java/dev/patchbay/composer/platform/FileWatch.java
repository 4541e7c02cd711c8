package dev.patchbay.composer.platform;

import dev.patchbay.composer.specs.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the content of a file changes. It reads the file four times a second instead of waiting for the operating
 * system's word, which does not come for mounted volumes, nor for the symbolic links with which Kubernetes swaps a ConfigMap.
 */
final class FileWatch implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(250);

    private final Path file;
    private final Runnable onChange;
    private String known;
    private @Nullable Thread thread;

    FileWatch(Path file, Runnable onChange) {
        this.file = file;
        this.onChange = onChange;
        this.known = fingerprint();
    }

    void start() {
        thread = Thread.ofVirtual().name("watch-" + file.getFileName()).start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(PACE);
                String now = fingerprint();
                if (!now.equals(known)) {
                    known = now;
                    onChange.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A file that is away for a moment, as editors do it, has not changed. */
    private String fingerprint() {
        try {
            return Spec.hash(Files.readAllBytes(file));
        } catch (IOException e) {
            return known == null ? "" : known;
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}

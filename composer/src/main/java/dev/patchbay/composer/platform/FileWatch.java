package dev.patchbay.composer.platform;

import dev.patchbay.composer.specs.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the content of a file changes. It reads the file four times a second instead of waiting for the operating
 * system's word, which does not come for mounted volumes, nor for the symbolic links with which Kubernetes swaps a
 * ConfigMap.
 */
final class FileWatch implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(250);
    /** A file that was read while somebody wrote it is another one a moment later. */
    private static final Duration SETTLE = Duration.ofMillis(30);

    private static final int SETTLING = 20;
    /** Editors and mounts take a file away for a moment; after so many looks it is gone. */
    private static final int LOOKS_UNTIL_GONE = 4;

    private static final String GONE = "";

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
        int missed = 0;
        try {
            while (true) {
                Thread.sleep(PACE);
                String now = settled();
                missed = now.equals(GONE) ? missed + 1 : 0;
                if (!now.equals(known) && (missed == 0 || missed >= LOOKS_UNTIL_GONE)) {
                    known = now;
                    onChange.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the content once it is stable for a moment; a file that changes all the time is read as it is. */
    private String settled() throws InterruptedException {
        String now = fingerprint();
        for (int i = 0; i < SETTLING && !now.equals(known); i++) {
            Thread.sleep(SETTLE);
            String later = fingerprint();
            if (later.equals(now)) {
                return now;
            }
            now = later;
        }
        return now;
    }

    /** An empty file is one that somebody is about to write. */
    private String fingerprint() {
        try {
            byte[] content = Files.readAllBytes(file);
            return content.length == 0 ? GONE : Spec.hash(content);
        } catch (IOException e) {
            return GONE;
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}

package dev.patchbay.runtime.launch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells a person, line by line, what has happened since the start. */
public final class Progress {

    private final PrintStream out;
    private final long begin;

    /** @param begin when the program started, as {@link System#nanoTime()} gives it */
    public Progress(PrintStream out, long begin) {
        this.out = out;
        this.begin = begin;
    }

    /** One piece is up. */
    public synchronized void done(String piece, String detail) {
        out.printf(Locale.ROOT, "%6.1f s  %-12s %s%n", seconds(), piece, detail);
    }

    public synchronized void say(String line) {
        out.println(line);
    }

    public double seconds() {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }
}

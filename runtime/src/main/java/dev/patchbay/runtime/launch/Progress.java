package dev.patchbay.runtime.launch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** The progress of a start, printed line by line with the seconds since the program began. */
public final class Progress {

    private final PrintStream out;
    private final long begin;

    /**
     * Begins with the first line.
     *
     * @param begin the start of the program in terms of {@link System#nanoTime()}
     */
    public Progress(PrintStream out, long begin) {
        this.out = out;
        this.begin = begin;
    }

    /** Prints that a step is done. */
    public synchronized void done(String piece, String detail) {
        out.printf(Locale.ROOT, "%6.1f s  %-12s %s%n", seconds(), piece, detail);
    }

    public synchronized void print(String line) {
        out.println(line);
    }

    public double seconds() {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }
}

package dev.patchbay.testing;

import java.time.Duration;

/**
 * A change that a {@link FaultProxy} makes to the bytes of one direction. Positions are counted on each connection from
 * the moment at which the fault was injected, or from the connection's beginning when that is later.
 */
public sealed interface Fault {

    /** Each piece waits before it passes. */
    record Delay(Duration before) implements Fault {}

    /** No more than so much passes in a second. */
    record Bandwidth(int bytesPerSecond) implements Fault {
        public Bandwidth {
            requirePositive(bytesPerSecond);
        }
    }

    /** Splits each piece into many of this size, with this pause between them. */
    record Slice(int size, Duration pause) implements Fault {
        public Slice {
            requirePositive(size);
        }
    }

    /** Every byte from this position on is another one. */
    record Corrupt(long from) implements Fault {}

    /** So many bytes pass, and at the next one something ends. */
    sealed interface Break extends Fault {
        long after();
    }

    /** Both sides get a TCP reset. */
    record Reset(long after) implements Break {}

    /** Both sides are closed in the orderly way, in the middle of whatever was being said. */
    record Close(long after) implements Break {}

    /**
     * This direction ends in the orderly way (FIN) and what else comes is thrown away; the other direction stays open.
     */
    record HalfClose(long after) implements Break {}

    /** Nothing passes any more and nothing is read: the connection stays open and silent until the proxy is healed. */
    record BlackHole(long after) implements Break {}

    private static void requirePositive(int number) {
        if (number <= 0) {
            throw new IllegalArgumentException("must be above 0: " + number);
        }
    }
}

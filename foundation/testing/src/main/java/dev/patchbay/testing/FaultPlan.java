package dev.patchbay.testing;

import java.util.List;

/** The faults of one direction; changing them wakes up whoever is held by one. */
final class FaultPlan {

    private Version current = new Version(0, List.of());

    /** The faults since a change; each change has a number of its own, also one to the same faults. */
    record Version(int number, List<Fault> faults) {}

    synchronized void set(List<Fault> changed) {
        current = new Version(current.number + 1, List.copyOf(changed));
        notifyAll();
    }

    synchronized Version now() {
        return current;
    }

    synchronized void awaitChangeFrom(Version known) throws InterruptedException {
        while (current.number == known.number) {
            wait();
        }
    }
}

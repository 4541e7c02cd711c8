package dev.patchbay.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who runs where, so that load and proxy do not take each other's time.
 *
 * @param proxies the core of everything that is measured
 * @param load the core of wrk, the static backend and this harness
 */
record Cores(int proxies, int load) {

    static Cores ofThisMachine() {
        return new Cores(0, Math.min(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    static List<String> pinned(int core, List<String> command) {
        return Stream.concat(Stream.of("taskset", "-c", Integer.toString(core)), command.stream())
                .toList();
    }
}

package dev.patchbay.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * The cores of proxy and load in the notation of {@code taskset}.
 *
 * @param proxies the cores of everything that is measured
 * @param load those of wrk and the static backend
 */
record Cores(String proxies, String load) {

    /** One core for the proxy and another for the load, so that they do not take each other's time. */
    static Cores apart() {
        int last = Math.min(1, Runtime.getRuntime().availableProcessors() - 1);
        return new Cores("0", Integer.toString(last));
    }

    /** Two cores for everybody, as on a small machine where nobody pins anything. */
    static Cores shared() {
        String both = "0-" + Math.min(1, Runtime.getRuntime().availableProcessors() - 1);
        return new Cores(both, both);
    }

    static List<String> pinned(String cores, List<String> command) {
        return Stream.concat(Stream.of("taskset", "-c", cores), command.stream())
                .toList();
    }
}

package dev.patchbay.composer.specs;

import dev.patchbay.composer.config.ComposerConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The specs of the services that a configuration names. For use by one thread. */
public interface SpecSource {

    /** Follows the services of this configuration from now on; what is known of those that stay is kept. */
    void follow(ComposerConfig config);

    /** Waits until every service was asked once, or the time is over. */
    void awaitFirstResponses(Duration atMost) throws InterruptedException;

    /** Returns the status of each service's spec, by service, in the order of the configuration. */
    Map<String, SpecStatus> statuses();

    /** Keeps a spec that proved good, for the time when its service is not there. */
    void keep(String service, Spec spec);

    /** Returns the spec that was kept for a service; null if there is none. */
    @Nullable
    Spec kept(String service);

    /** Returns the hash of each service's spec, by service; the map differs if one of them has changed. */
    default Map<String, String> versions() {
        Map<String, String> versions = new HashMap<>();
        statuses().forEach((name, status) -> {
            if (status.spec() != null) {
                versions.put(name, status.spec().hash());
            }
        });
        return versions;
    }
}

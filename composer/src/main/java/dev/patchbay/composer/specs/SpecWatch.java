package dev.patchbay.composer.specs;

import dev.patchbay.composer.config.ComposerConfig;
import dev.patchbay.composer.config.ServiceSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Follows the documents of all services of the current configuration. For use by one thread. */
public final class SpecWatch implements AutoCloseable {

    private final SpecFetcher fetcher = new SpecFetcher();
    private final Runnable onChange;
    private Map<String, SpecTracker> trackers = Map.of();

    private SpecWatch(Runnable onChange) {
        this.onChange = onChange;
    }

    /** Follows nothing yet; {@code onChange} is run on another thread whenever a status has changed. */
    public static SpecWatch ofServices(Runnable onChange) {
        return new SpecWatch(onChange);
    }

    /** Follows the services of this configuration from now on; what is known of those that stay is kept. */
    public void follow(ComposerConfig config) {
        SpecStore store = new SpecStore(config.specs().store());
        Map<String, SpecTracker> next = new LinkedHashMap<>();
        Map<String, SpecTracker> old = new HashMap<>(trackers);
        for (ServiceSettings service : config.services()) {
            SpecTracker known = old.get(service.name());
            if (known != null && known.follows(service, config.specs())) {
                old.remove(service.name());
                next.put(service.name(), known);
            } else {
                // A service that has moved is the same service: until it answers there, what it said before holds.
                Spec before = known == null ? null : known.status().spec();
                SpecTracker tracker = new SpecTracker(service, config.specs(), fetcher, store, before, onChange);
                tracker.start();
                next.put(service.name(), tracker);
            }
        }
        old.values().forEach(SpecTracker::close);
        trackers = next;
    }

    /** Waits until every service was asked once, or the time is over. */
    public void awaitFirstAnswers(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (SpecTracker tracker : List.copyOf(trackers.values())) {
            if (!tracker.firstAnswer().await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    /** By service, in the order of the configuration. */
    public Map<String, SpecStatus> statuses() {
        Map<String, SpecStatus> statuses = new LinkedHashMap<>();
        trackers.forEach((name, tracker) -> statuses.put(name, tracker.status()));
        return statuses;
    }

    /** The content of each service's document, by service; it differs when one of them has changed. */
    public Map<String, String> versions() {
        Map<String, String> versions = new HashMap<>();
        statuses().forEach((name, status) -> {
            if (status.spec() != null) {
                versions.put(name, status.spec().hash());
            }
        });
        return versions;
    }

    /** Keeps a document on disk that proved good, for the time when its service is not there. */
    public void keep(String service, Spec spec) {
        SpecTracker tracker = trackers.get(service);
        if (tracker != null) {
            tracker.keep(spec);
        }
    }

    /** The document that was kept for a service; null when there is none. */
    public @Nullable Spec kept(String service) {
        SpecTracker tracker = trackers.get(service);
        return tracker == null ? null : tracker.kept();
    }

    @Override
    public void close() {
        trackers.values().forEach(SpecTracker::close);
        fetcher.close();
    }
}

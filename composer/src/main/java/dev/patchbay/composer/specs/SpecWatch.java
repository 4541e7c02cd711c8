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

/** Follows the specs of all services of the current configuration over HTTP. For use by one thread. */
public final class SpecWatch implements SpecSource, AutoCloseable {

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

    @Override
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
                // A service that has moved is the same service: until it responds there, what it said before holds.
                Spec before = known == null ? null : known.status().spec();
                SpecTracker tracker = new SpecTracker(service, config.specs(), fetcher, store, before, onChange);
                tracker.start();
                next.put(service.name(), tracker);
            }
        }
        old.values().forEach(SpecTracker::close);
        trackers = next;
    }

    @Override
    public void awaitFirstResponses(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (SpecTracker tracker : List.copyOf(trackers.values())) {
            if (!tracker.firstResponse().await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    @Override
    public Map<String, SpecStatus> statuses() {
        Map<String, SpecStatus> statuses = new LinkedHashMap<>();
        trackers.forEach((name, tracker) -> statuses.put(name, tracker.status()));
        return statuses;
    }

    @Override
    public void keep(String service, Spec spec) {
        SpecTracker tracker = trackers.get(service);
        if (tracker != null) {
            tracker.keep(spec);
        }
    }

    @Override
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

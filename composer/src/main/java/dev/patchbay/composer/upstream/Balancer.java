package dev.patchbay.composer.upstream;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Chooses the instance of a service that a request goes to: of those that do well, the one with the fewest requests now. */
public final class Balancer {

    /** One instance. */
    public static final class Endpoint {
        private final URI url;
        private final EndpointHealth health = new EndpointHealth();
        private final AtomicInteger inFlight = new AtomicInteger();

        Endpoint(URI url) {
            this.url = url;
        }

        public URI url() {
            return url;
        }

        /** Whether it is left out for now. */
        public boolean isOut() {
            return health.isOut();
        }

        public void acquire() {
            inFlight.incrementAndGet();
        }

        public void release() {
            inFlight.decrementAndGet();
        }

        public void succeeded() {
            health.succeeded();
        }

        public void failed() {
            health.failed(System.nanoTime());
        }
    }

    private final List<Endpoint> endpoints;

    public Balancer(List<URI> urls) {
        this.endpoints = urls.stream().map(Endpoint::new).toList();
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /**
     * An instance to call. When all are left out any of them is: failing is no worse than not trying.
     *
     * @param last the one that an earlier attempt went to, which is avoided
     */
    public Endpoint choose(@Nullable Endpoint last) {
        if (endpoints.size() == 1) {
            return endpoints.getFirst();
        }
        long now = System.nanoTime();
        int start = ThreadLocalRandom.current().nextInt(endpoints.size());
        Endpoint best = null;
        for (int i = 0; i < endpoints.size(); i++) {
            Endpoint endpoint = endpoints.get((start + i) % endpoints.size());
            boolean better = best == null || endpoint.inFlight.get() < best.inFlight.get();
            if (endpoint != last && better && endpoint.health.mayBeCalled(now)) {
                best = endpoint;
            }
        }
        if (best != null) {
            return best;
        }
        return endpoints.get(start) == last ? endpoints.get((start + 1) % endpoints.size()) : endpoints.get(start);
    }
}

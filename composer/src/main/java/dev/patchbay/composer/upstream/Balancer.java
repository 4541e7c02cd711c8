package dev.patchbay.composer.upstream;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Chooses the instance that a request goes to: of the healthy ones, the one with the fewest requests in flight. */
public final class Balancer {

    /** An instance of a service, with its requests in flight and its health. */
    public static final class Instance {
        private final URI url;
        private final InstanceHealth health = new InstanceHealth();
        private final AtomicInteger inFlight = new AtomicInteger();

        Instance(URI url) {
            this.url = url;
        }

        public URI url() {
            return url;
        }

        /** True if it is left out for now. */
        public boolean isOut() {
            return health.isOut();
        }

        public void acquire() {
            inFlight.incrementAndGet();
        }

        public void release() {
            inFlight.decrementAndGet();
        }

        public void recordSuccess() {
            health.recordSuccess();
        }

        public void recordFailure() {
            health.recordFailure(System.nanoTime());
        }
    }

    private final List<Instance> instances;

    public Balancer(List<URI> urls) {
        this.instances = urls.stream().map(Instance::new).toList();
    }

    public List<Instance> instances() {
        return instances;
    }

    /**
     * Chooses an instance. If all are left out, any of them is chosen: failing is no worse than not trying.
     *
     * @param last the one that an earlier attempt went to, which is avoided
     */
    public Instance choose(@Nullable Instance last) {
        if (instances.size() == 1) {
            return instances.getFirst();
        }
        long now = System.nanoTime();
        int start = ThreadLocalRandom.current().nextInt(instances.size());
        Instance best = null;
        for (int i = 0; i < instances.size(); i++) {
            Instance instance = instances.get((start + i) % instances.size());
            boolean better = best == null || instance.inFlight.get() < best.inFlight.get();
            if (instance != last && better && instance.health.tryAcquire(now)) {
                best = instance;
            }
        }
        if (best != null) {
            return best;
        }
        return instances.get(start) == last ? instances.get((start + 1) % instances.size()) : instances.get(start);
    }
}

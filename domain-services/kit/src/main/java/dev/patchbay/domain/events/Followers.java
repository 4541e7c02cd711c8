package dev.patchbay.domain.events;

import dev.patchbay.domain.tenancy.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The open streams by tenant, which a change of the tenant wakes. */
final class Followers {

    private final Map<Tenant, Set<Follower>> waiting = new ConcurrentHashMap<>();
    private final Semaphore places;

    /** @param most how many there may be at a time */
    Followers(int most) {
        this.places = new Semaphore(most);
    }

    /** A stream that waits. A change that comes while it does not wait ends its next wait at once. */
    static final class Follower {

        private final Semaphore news = new Semaphore(0);

        /** Waits for a change, but no longer than this. */
        void await(Duration most) throws InterruptedException {
            if (news.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        }
    }

    /** Work that is done as a follower. */
    interface Following<X extends Exception> {
        void as(Follower follower) throws X;
    }

    /**
     * Does the work as a follower of the tenant.
     *
     * @return false when there are too many already
     */
    <X extends Exception> boolean follow(Tenant tenant, Following<X> work) throws X {
        if (!places.tryAcquire()) {
            return false;
        }
        Follower follower = new Follower();
        waiting.computeIfAbsent(tenant, key -> ConcurrentHashMap.newKeySet()).add(follower);
        try {
            work.as(follower);
            return true;
        } finally {
            waiting.computeIfPresent(tenant, (key, followers) -> {
                followers.remove(follower);
                return followers.isEmpty() ? null : followers;
            });
            places.release();
        }
    }

    void wake(Tenant tenant) {
        waiting.getOrDefault(tenant, Set.of()).forEach(follower -> follower.news.release());
    }

    void wakeAll() {
        waiting.keySet().forEach(this::wake);
    }
}

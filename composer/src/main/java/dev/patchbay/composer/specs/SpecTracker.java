package dev.patchbay.composer.specs;

import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.composer.config.SpecPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one service's document on a virtual thread of its own: asks again and again, soon while the service has not
 * been seen, at the configured pace once it has.
 */
final class SpecTracker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SpecTracker.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);
    /** One question in so many does not mention the ETag, since not every service changes it with its document. */
    private static final int TRUST_ETAG = 6;

    private final ServiceSettings service;
    private final SpecPolicy policy;
    private final SpecFetcher fetcher;
    private final SpecStore store;
    private final Runnable onChange;
    private final CountDownLatch firstResponse = new CountDownLatch(1);
    private volatile SpecStatus status;
    private @Nullable Thread thread;

    /** @param known the document to begin with, until the service gives one; null for the one that was kept */
    SpecTracker(
            ServiceSettings service,
            SpecPolicy policy,
            SpecFetcher fetcher,
            SpecStore store,
            @Nullable Spec known,
            Runnable onChange) {
        this.service = service;
        this.policy = policy;
        this.fetcher = fetcher;
        this.store = store;
        this.onChange = onChange;
        Spec first = known == null ? usable(store.load(service.name(), service.spec())) : known;
        this.status = first == null
                ? SpecStatus.UNKNOWN
                : new SpecStatus(SpecStatus.State.STALE, first, "it has not given its document yet");
    }

    private static @Nullable Spec usable(@Nullable Spec kept) {
        return kept != null && DocumentProbe.isOpenApi(kept) ? kept : null;
    }

    void start() {
        thread = Thread.ofVirtual().name("spec-" + service.name()).start(this::follow);
    }

    SpecStatus status() {
        return status;
    }

    CountDownLatch firstResponse() {
        return firstResponse;
    }

    /** Keeps a document that proved good. */
    void keep(Spec spec) {
        store.save(service.name(), service.spec(), spec);
    }

    @Nullable
    Spec kept() {
        return store.load(service.name(), service.spec());
    }

    boolean follows(ServiceSettings other, SpecPolicy otherPolicy) {
        return service.specs().equals(other.specs()) && policy.equals(otherPolicy);
    }

    private void follow() {
        Duration retry = FIRST_RETRY;
        try {
            for (int asked = 0; true; asked++) {
                // What was kept or came from another URI is no version of what is asked for.
                boolean conditional = status.state() == SpecStatus.State.LIVE && asked % TRUST_ETAG != 0;
                take(ask(conditional ? status.spec() : null));
                boolean live = status.state() == SpecStatus.State.LIVE;
                Thread.sleep(live ? policy.poll() : retry);
                retry = live ? FIRST_RETRY : later(retry);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fetches the spec from the first instance that returns one; never fails, whatever a service returns. */
    private SpecResponse ask(@Nullable Spec known) throws InterruptedException {
        SpecResponse response = new SpecResponse.Failed("the service has no URL");
        for (URI uri : service.specs()) {
            try {
                response = fetcher.fetch(uri, known, policy.timeout(), policy.maxBytes());
            } catch (RuntimeException e) {
                LOG.error("{}: asking {} failed in a way nobody foresaw", service.name(), uri, e);
                response = new SpecResponse.Failed("asking " + uri + " failed: " + e);
            }
            if (!(response instanceof SpecResponse.Failed)) {
                return response;
            }
        }
        return response;
    }

    private Duration later(Duration retry) {
        Duration limit = LAST_RETRY.compareTo(policy.poll()) < 0 ? LAST_RETRY : policy.poll();
        Duration doubled = retry.multipliedBy(2);
        return doubled.compareTo(limit) < 0 ? doubled : limit;
    }

    private void take(SpecResponse response) {
        SpecStatus before = status;
        switch (response) {
            case SpecResponse.Unchanged ignored -> status = new SpecStatus(SpecStatus.State.LIVE, before.spec(), null);
            case SpecResponse.Failed(String reason) -> fail(before, reason);
            case SpecResponse.Fresh(Spec spec) -> {
                if (DocumentProbe.isOpenApi(spec)) {
                    status = new SpecStatus(SpecStatus.State.LIVE, spec, null);
                } else {
                    fail(before, "what " + service.spec() + " gave is not an OpenAPI document");
                }
            }
        }
        SpecStatus after = status;
        boolean changed = !sameContent(before.spec(), after.spec());
        if (changed || before.state() != after.state()) {
            if (after.problem() != null) {
                LOG.warn("{}: {}", service.name(), after.problem());
            }
            onChange.run();
        }
        firstResponse.countDown();
    }

    private void fail(SpecStatus before, String reason) {
        status = before.spec() == null
                ? new SpecStatus(SpecStatus.State.MISSING, null, reason)
                : new SpecStatus(SpecStatus.State.STALE, before.spec(), reason);
    }

    private static boolean sameContent(@Nullable Spec one, @Nullable Spec other) {
        return (one == null || other == null)
                ? one == null && other == null
                : one.hash().equals(other.hash());
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}

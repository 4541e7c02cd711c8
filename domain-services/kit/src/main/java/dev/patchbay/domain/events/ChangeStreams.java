package dev.patchbay.domain.events;

import dev.patchbay.domain.events.ChangeLog.Batch;
import dev.patchbay.domain.events.ChangeLog.Extent;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.tenancy.Tenant;
import dev.patchbay.domain.tenancy.TenantDirectory;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.springframework.context.SmartLifecycle;

/** Streams the changes of a resource for as long as a client reads them. */
public final class ChangeStreams implements SmartLifecycle {

    private final ChangeLog log;
    private final Announcer announcer;
    private final Listener listener;
    private final Followers followers;
    private final TenantDirectory tenants;
    private final Duration heartbeat;
    private final Clock clock;
    private volatile boolean running;

    ChangeStreams(
            ChangeLog log,
            Announcer announcer,
            Listener listener,
            Followers followers,
            TenantDirectory tenants,
            Duration heartbeat,
            Clock clock) {
        this.log = log;
        this.announcer = announcer;
        this.listener = listener;
        this.followers = followers;
        this.tenants = tenants;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    /** The receiver of events. */
    public interface Sink {

        void event(ChangeEvent event) throws IOException;

        /** Nothing else has happened up to this position; called at first, then at least with every heartbeat. */
        void reached(long position) throws IOException;
    }

    /**
     * Returns the position to begin after.
     *
     * @param after the last position that the reader has seen; empty is the latest change
     * @throws ProblemException 400 if there never was such a position, 410 if changes after it are deleted
     */
    public long begin(OptionalLong after) {
        Extent extent = log.extent();
        long position = after.orElse(extent.last());
        if (position > extent.last()) {
            throw ProblemException.header("Last-Event-ID", "is no id of an event that there was");
        } else if (!extent.reachesBackTo(position)) {
            throw Problem.of(
                            ProblemType.EVENTS_EXPIRED,
                            "Changes after this Last-Event-ID are no longer kept; read the resource again, then follow"
                                    + " it without Last-Event-ID")
                    .toException();
        }
        return position;
    }

    /**
     * Sends the changes after the position until the client leaves (an {@link IOException} of the sink), the deadline
     * is reached, the tenant is suspended or the service stops.
     */
    public void follow(Resource resource, long position, Instant deadline, Sink sink) throws IOException {
        Tenant tenant = Tenant.required();
        listener.start();
        boolean admitted = followers.follow(tenant, follower -> {
            long reached = position;
            sink.reached(reached);
            try {
                while (running && clock.instant().isBefore(deadline)) {
                    tenants.requireActive(tenant);
                    Batch batch = log.after(resource, reached);
                    for (ChangeEvent event : batch.events()) {
                        sink.event(event);
                    }
                    boolean news = batch.upTo() > reached;
                    reached = batch.upTo();
                    sink.reached(reached);
                    if (!news) {
                        follower.await(heartbeat);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        if (!admitted) {
            throw Problem.of(ProblemType.SERVICE_UNAVAILABLE, "Too many follow the changes already; try again later")
                    .withHeader("Retry-After", "30")
                    .toException();
        }
    }

    @Override
    public void start() {
        running = true;
        announcer.start();
    }

    /** Stops before the server, which waits for requests to end. */
    @Override
    public void stop() {
        running = false;
        listener.close();
        announcer.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

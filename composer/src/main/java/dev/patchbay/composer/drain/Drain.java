package dev.patchbay.composer.drain;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The first part of a shutdown. Readiness is withdrawn at once, so that load balancers look elsewhere; requests are
 * accepted as before, but every response closes its connection ({@link DrainHandler}). Only after that the server stops
 * listening and waits for the requests in flight, which is Spring Boot's part.
 */
public final class Drain implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final ApplicationContext context;
    private final Duration notice;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean on;
    private volatile boolean running;

    /** @param notice how long requests are accepted after readiness was withdrawn */
    public Drain(ApplicationContext context, Duration notice) {
        this.context = context;
        this.notice = notice;
    }

    /** True if responses close their connections. */
    public boolean isOn() {
        return on;
    }

    /** Counts a request that has arrived. */
    public void begin() {
        inFlight.incrementAndGet();
    }

    /** Counts a request that has ended. */
    public void end() {
        inFlight.decrementAndGet();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        on = true;
        running = false;
        LOG.info(
                "Draining: {} requests are under way, new ones are taken for {} ms", inFlight.get(), notice.toMillis());
        try {
            Thread.sleep(notice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else that stops. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}

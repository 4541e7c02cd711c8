package dev.patchbay.domain.web;

import java.time.Duration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The first step of a stop. Readiness is withdrawn at once; for a little while requests are taken as before, but each
 * response closes its connection (RFC 9112, section 9.6). Then the server stops listening and completes the requests in
 * flight.
 */
final class Drain implements SmartLifecycle {

    private final ApplicationContext context;
    private final Duration notice;
    private volatile boolean on;
    private volatile boolean running;

    Drain(ApplicationContext context, Duration notice) {
        this.context = context;
        this.notice = notice;
    }

    boolean isOn() {
        return on;
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

    /** Stops before everything else. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}

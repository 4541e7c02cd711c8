package dev.patchbay.composer;

import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.SmartLifecycle;

/** Starts the platform before the server listens, and ends its watches after the server has stopped. */
final class PlatformLifecycle implements SmartLifecycle {

    private final LivePlatform live;
    private volatile boolean running;

    PlatformLifecycle(LivePlatform live) {
        this.live = live;
    }

    @Override
    public void start() {
        try {
            live.start();
            running = true;
        } catch (InvalidInputException e) {
            throw new ApplicationContextException("no platform can be made of composer.yml and the specs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApplicationContextException("interrupted while the platform was started", e);
        }
    }

    @Override
    public void stop() {
        live.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}

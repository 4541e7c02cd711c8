package dev.patchbay.composer.client;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The idle connections of one event loop to one instance, the latest used first, so that those that are not needed grow
 * old. Everything happens on that event loop.
 */
final class IdleConnections {

    /**
     * The time after which an idle connection is closed: below the keep-alive of common servers (Tomcat 20 s, Node 5
     * s), so that they do not close it first.
     */
    private static final long MAX_IDLE = Duration.ofSeconds(4).toNanos();

    private static final long MAX_AGE = Duration.ofMinutes(5).toNanos();

    private final EventLoop loop;
    private final ArrayDeque<ServiceConnection> idle = new ArrayDeque<>();
    private boolean closed;
    private boolean looking;

    IdleConnections(EventLoop loop) {
        this.loop = loop;
    }

    /** Takes a connection; null if none is idle. */
    @Nullable
    ServiceConnection take() {
        long now = System.nanoTime();
        ServiceConnection connection = idle.pollFirst();
        while (connection != null && !isFit(connection, now)) {
            connection.close();
            connection = idle.pollFirst();
        }
        return connection;
    }

    private static boolean isFit(ServiceConnection connection, long now) {
        return connection.isOpen() && connection.idle(now) < MAX_IDLE && connection.age(now) < MAX_AGE;
    }

    void put(ServiceConnection connection) {
        if (closed || !connection.isOpen()) {
            connection.close();
            return;
        }
        connection.rest(System.nanoTime());
        idle.addFirst(connection);
        if (!looking) {
            looking = true;
            var _ = loop.schedule(this::look, MAX_IDLE, TimeUnit.NANOSECONDS);
        }
    }

    void remove(ServiceConnection connection) {
        idle.remove(connection);
    }

    /** Closes those that have been idle for too long, and looks again while there are others. */
    private void look() {
        long now = System.nanoTime();
        while (!idle.isEmpty() && !isFit(idle.peekLast(), now)) {
            idle.removeLast().close();
        }
        looking = !idle.isEmpty();
        if (looking) {
            var _ = loop.schedule(this::look, MAX_IDLE / 4, TimeUnit.NANOSECONDS);
        }
    }

    void close() {
        closed = true;
        idle.forEach(ServiceConnection::close);
        idle.clear();
    }
}

package dev.patchbay.domain.events;

import dev.patchbay.domain.tenancy.Tenant;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on a connection of its own for the tenants whose data changed, and wakes the streams that wait for them. A
 * notification that is lost costs a follower some seconds, no event: it looks by itself from time to time.
 */
final class Listener {

    static final String CHANNEL = "patchbay_changes";

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int LOOK_UP_EVERY = 1000;
    private static final long RETRY_AFTER = 2000;

    private final String url;
    private final Properties login;
    private final Followers followers;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean closed;

    Listener(String url, Properties login, Followers followers) {
        this.url = url;
        this.login = login;
        this.followers = followers;
    }

    /** Starts to listen, unless it does already. */
    void start() {
        if (started.compareAndSet(false, true)) {
            Thread.ofVirtual().name("change-listener").start(this::listenUntilClosed);
        }
    }

    void close() {
        closed = true;
        followers.wakeAll();
    }

    private void listenUntilClosed() {
        boolean failed = false;
        while (!closed) {
            try (Connection connection = DriverManager.getConnection(url, login);
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                failed = false;
                // Changes that were announced while nothing listened are looked for now.
                followers.wakeAll();
                listen(connection.unwrap(PGConnection.class));
            } catch (SQLException e) {
                if (!failed && !closed) {
                    LOG.warn("cannot listen for changes, followers look every few seconds: {}", e.getMessage());
                }
                failed = true;
                pause();
            }
        }
    }

    private void listen(PGConnection connection) throws SQLException {
        while (!closed) {
            PGNotification[] notifications = connection.getNotifications(LOOK_UP_EVERY);
            if (notifications != null) {
                for (PGNotification notification : notifications) {
                    wake(notification == null ? "" : notification.getParameter());
                }
            }
        }
    }

    private void wake(String tenant) {
        try {
            followers.wake(new Tenant(UUID.fromString(tenant)));
        } catch (IllegalArgumentException e) {
            LOG.debug("a notification on {} names no tenant", CHANNEL);
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}

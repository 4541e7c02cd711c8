package dev.patchbay.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL server for all tests of a JVM, started at first use and stopped with the JVM. Each test class asks
 * for a database of its own, empty or copied from one that is already prepared.
 */
public final class TestPostgres {

    /** The login role that owns every test database; may create roles and databases, is no superuser. */
    public static final String OWNER = "patchbay_owner";

    public static final String OWNER_PASSWORD = "owner";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** A new empty database, owned by {@link #OWNER}. */
    public static TestDatabase emptyDatabase() {
        return create("create database %s owner " + OWNER);
    }

    /** A new database with all that {@code template} holds; nobody may be connected to the template. */
    public static TestDatabase copyOf(TestDatabase template) {
        return create("create database %s owner " + OWNER + " template " + template.name());
    }

    private static TestDatabase create(String statement) {
        String name = "test_" + DATABASES.incrementAndGet();
        Server.execute(statement.formatted(name));
        return new TestDatabase(name, Server.POSTGRES.getPort());
    }

    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
                try (Connection connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
                        Statement statement = connection.createStatement()) {
                    statement.execute(
                            "create role " + OWNER + " login createrole createdb password '" + OWNER_PASSWORD + "'");
                }
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
            } catch (SQLException e) {
                throw new IllegalStateException("the embedded PostgreSQL refused its first statement", e);
            }
        }

        private static void stop(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void execute(String sql) {
            try (Connection connection = DriverManager.getConnection(POSTGRES.getJdbcUrl("postgres", "postgres"));
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}

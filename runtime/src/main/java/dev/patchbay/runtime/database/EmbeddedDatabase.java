package dev.patchbay.runtime.database;

import dev.patchbay.runtime.problem.LaunchException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL whose binaries come as a library. Its data outlive it. Connections over TCP need a password, so
 * that another user of the machine cannot connect.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String OWNER = "patchbay_owner";
    private static final String DATABASE = "patchbay";
    private static final String SUPERUSER = "postgres";
    private static final String HOST_BASED_AUTHENTICATION = """
        # Written by Patchbay: every login shows its password.
        local all all scram-sha-256
        host  all all 127.0.0.1/32 scram-sha-256
        host  all all ::1/128      scram-sha-256
        """;

    private final EmbeddedPostgres postgres;
    private final LocalDatabase database;

    private EmbeddedDatabase(EmbeddedPostgres postgres, LocalDatabase database) {
        this.postgres = postgres;
        this.database = database;
    }

    /**
     * Starts the server on {@code data}, which is created if it is missing.
     *
     * @param log where the server's own output goes
     */
    public static EmbeddedDatabase start(
            Path data, int port, Path log, String superuserPassword, String ownerPassword) {
        boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "64MB")
                    .setConnectConfig("password", superuserPassword)
                    .setErrorRedirector(Redirect.appendTo(log.toFile()))
                    .setOutputRedirector(Redirect.appendTo(log.toFile()))
                    .setRegisterShutdownHook(false)
                    .start();
            if (fresh) {
                requirePasswords(postgres, data, superuserPassword);
            }
            String version = prepareOwner(port, superuserPassword, ownerPassword);
            return new EmbeddedDatabase(
                    postgres,
                    new LocalDatabase(
                            "jdbc:postgresql://localhost:" + port + "/" + DATABASE,
                            OWNER,
                            ownerPassword,
                            "PostgreSQL " + version));
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new LaunchException("the embedded PostgreSQL did not start; its output is in " + log, e);
        }
    }

    /**
     * Stops the server that a killed platform leaves behind on its port and its data.
     *
     * @return whether there was one
     */
    public static boolean stopLeftover(Path data) {
        Optional<ProcessHandle> server = leftover(data);
        server.ifPresent(process -> {
            process.destroy();
            ProcessHandle _ = process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        });
        return server.isPresent();
    }

    public LocalDatabase database() {
        return database;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static Optional<ProcessHandle> leftover(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return ProcessHandle.of(Long.parseLong(lines.getFirst().trim()))
                    .filter(process -> process.info()
                            .command()
                            .map(command -> command.contains("postgres"))
                            .orElse(false));
        } catch (IOException | NumberFormatException e) {
            throw new LaunchException(pidFile + ": cannot be read; stop the PostgreSQL of that folder by hand", e);
        }
    }

    private static void requirePasswords(EmbeddedPostgres postgres, Path data, String superuserPassword)
            throws SQLException, IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + SUPERUSER + " password " + quoted(connection, superuserPassword));
            Files.writeString(data.resolve("pg_hba.conf"), HOST_BASED_AUTHENTICATION);
            statement.execute("select pg_reload_conf()");
        }
    }

    /** Creates the owner and the database unless an earlier start did; returns the server's version. */
    private static String prepareOwner(int port, String superuserPassword, String ownerPassword) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", SUPERUSER);
        login.setProperty("password", superuserPassword);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres", login);
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", OWNER)) {
                statement.execute("create role " + OWNER + " login createrole createdb");
            }
            statement.execute("alter role " + OWNER + " password " + quoted(connection, ownerPassword));
            if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Role statements take no parameters, so the server itself quotes the literal. */
    private static String quoted(Connection connection, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select quote_literal(?)")) {
            statement.setString(1, text);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}

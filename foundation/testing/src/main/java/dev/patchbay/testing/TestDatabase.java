package dev.patchbay.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of {@link TestPostgres}, on the loopback interface. */
public record TestDatabase(String name, int port) {

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/" + name;
    }

    /** A connection that row-level security does not hold back: for arranging and for looking behind the curtain. */
    public Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "postgres", "postgres");
    }

    public Connection connect(String role, String password) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role, password);
    }
}

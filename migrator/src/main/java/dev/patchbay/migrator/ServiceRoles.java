package dev.patchbay.migrator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The login role of each service: it owns nothing, is above no policy, and gets its grants from the repeatable scripts. */
final class ServiceRoles {

    /** Roles belong to the whole server, so migrators of several databases must not change them at the same time. */
    private static final long LOCK = 0x7061746368626179L;

    private final Map<String, String> passwords;

    ServiceRoles(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    void createOrUpdate(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            for (Map.Entry<String, String> service : passwords.entrySet()) {
                String role = statement.enquoteIdentifier("patchbay_" + service.getKey(), true);
                // A new role is no superuser and bypasses no policy; only a superuser may even name those attributes
                // later.
                String verb = exists(connection, "patchbay_" + service.getKey()) ? "alter" : "create";
                statement.execute(
                        verb + " role " + role + " login password " + statement.enquoteLiteral(service.getValue()));
            }
            connection.commit();
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            query.setString(1, role);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }
}

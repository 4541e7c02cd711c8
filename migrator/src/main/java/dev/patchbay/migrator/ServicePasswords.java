package dev.patchbay.migrator;

import dev.patchbay.migrator.lint.AllowList;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.util.PasswordUtil;

/** The passwords of the service roles. The roles and their grants come from the repeatable scripts. */
final class ServicePasswords {

    /** PostgreSQL's error if another session changed the same role meanwhile. */
    private static final String CONCURRENTLY_UPDATED = "tuple concurrently updated";

    private final Map<String, String> passwords;

    ServicePasswords(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    /** Sets the passwords of the services that the database knows, as the owner of their roles. */
    void set(Connection owner) throws SQLException {
        for (String service : AllowList.of(owner).services()) {
            String password = passwords.get(service);
            if (password != null) {
                set(owner, AllowList.roleOf(service), password);
            }
        }
    }

    /** Sends the password's SCRAM verifier, so that the password itself cannot end up in the server's log. */
    private static void set(Connection owner, String role, String password) throws SQLException {
        String verifier = PasswordUtil.encodePassword(role, password.toCharArray(), "scram-sha-256");
        try (Statement statement = owner.createStatement()) {
            String change = "alter role " + statement.enquoteIdentifier(role, true) + " login password "
                    + statement.enquoteLiteral(verifier);
            // Roles belong to the whole server: a migrator of another database may change the same one.
            while (true) {
                try {
                    statement.execute(change);
                    return;
                } catch (SQLException e) {
                    if (!String.valueOf(e.getMessage()).contains(CONCURRENTLY_UPDATED)) {
                        throw e;
                    }
                }
            }
        }
    }
}

package dev.patchbay.migrator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.patchbay.migrator.keys.PersonalData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The demo tenants, with enough rows to look real. */
final class DemoData {

    private static final List<DemoTenant> TENANTS = List.of(
            new DemoTenant(UUID.fromString("01900000-0000-7000-8000-0000000000a1"), "acme", "Acme Industrial Supply"),
            new DemoTenant(UUID.fromString("01900000-0000-7000-8000-0000000000b2"), "globex", "Globex Corporation"));

    private DemoData() {}

    /** Fills each tenant that does not exist yet, in one transaction; returns their slugs. */
    static List<String> seed(Connection connection, PersonalData personalData) throws SQLException {
        connection.setAutoCommit(false);
        String script = script();
        List<String> filled = new ArrayList<>();
        for (DemoTenant tenant : TENANTS) {
            if (insert(connection, tenant)) {
                enter(connection, tenant);
                try (Statement statement = connection.createStatement()) {
                    statement.execute(script);
                }
                personalData.secure(tenant.id());
                filled.add(tenant.slug());
            }
            connection.commit();
        }
        return filled;
    }

    private static boolean insert(Connection connection, DemoTenant tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into tenants (id, slug, name) values (?, ?, ?) on conflict do nothing")) {
            statement.setObject(1, tenant.id());
            statement.setString(2, tenant.slug());
            statement.setString(3, tenant.name());
            return statement.executeUpdate() == 1;
        }
    }

    /**
     * Sets the tenant of the transaction: the policies hold for the owner, too, so rows are written as their tenant.
     */
    private static void enter(Connection connection, DemoTenant tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            statement.setString(1, tenant.id().toString());
            statement.execute();
        }
    }

    private static String script() {
        try (InputStream script = DemoData.class.getResourceAsStream("/db/demo/tenant.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record DemoTenant(UUID id, String slug, String name) {}
}

package dev.patchbay.migrator.tenant;

import dev.patchbay.migrator.keys.PersonalData;
import dev.patchbay.migrator.tenant.TenantTables.TenantTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tenants of a database, through a connection of its owner. Each method is one transaction. */
public final class Tenants {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CHECK_VIOLATION = "23514";

    private final Connection connection;
    private final PersonalData personalData;

    /** @param personalData makes the keys of a new tenant */
    public Tenants(Connection connection, PersonalData personalData) throws SQLException {
        this.connection = connection;
        this.personalData = personalData;
        connection.setAutoCommit(false);
    }

    /** All tenants, ordered by slug. */
    public List<Tenant> list() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from tenants order by slug")) {
            List<Tenant> tenants = new ArrayList<>();
            while (rows.next()) {
                tenants.add(Tenant.of(rows));
            }
            connection.commit();
            return tenants;
        }
    }

    /**
     * Creates a tenant without any row.
     *
     * @param id its id; null for a random one
     */
    public Tenant create(@Nullable UUID id, String slug, String name) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            insert into tenants (id, slug, name) values (coalesce(?, gen_random_uuid()), ?, ?) returning *\
            """)) {
            insert.setObject(1, id);
            insert.setString(2, slug);
            insert.setString(3, name);
            try (ResultSet rows = insert.executeQuery()) {
                rows.next();
                Tenant tenant = Tenant.of(rows);
                enter(connection, tenant.id());
                personalData.secure(tenant.id());
                connection.commit();
                return tenant;
            }
        } catch (SQLException e) {
            connection.rollback();
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new TenantException("there is a tenant with the slug " + slug + " or that id already", e);
            }
            if (CHECK_VIOLATION.equals(e.getSQLState())) {
                throw new TenantException(
                        ("the slug '%s' or the name '%s' is invalid: a slug is 2 to 63 of a-z, 0-9 and '-', beginning"
                                        + " with a letter; a name has 1 to 200 characters")
                                .formatted(slug, name),
                        e);
            }
            throw e;
        }
    }

    /** Locks the tenant out of every service, or lets it in again; its rows stay as they are. */
    public Tenant setStatus(String slug, String status) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update tenants set status = ?, updated_at = now() where slug = ? returning *")) {
            update.setString(1, status);
            update.setString(2, slug);
            Tenant tenant = one(slug, update);
            connection.commit();
            return tenant;
        }
    }

    /**
     * Deletes the tenant and all its rows in every table.
     *
     * @return the number of rows deleted, by table
     */
    public SequencedMap<String, Integer> delete(String slug) throws SQLException {
        Tenant tenant = find(connection, slug, " for update");
        enter(connection, tenant.id());
        SequencedMap<String, Integer> deleted = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (TenantTable table : TenantTables.inOrder(connection).reversed()) {
                deleted.put(table.name(), statement.executeUpdate("delete from " + table.name()));
            }
            statement.executeUpdate("delete from tenants where id = '" + tenant.id() + "'");
        }
        connection.commit();
        return deleted;
    }

    /** The tenant with this slug. */
    public Tenant find(String slug) throws SQLException {
        Tenant tenant = find(connection, slug, "");
        connection.commit();
        return tenant;
    }

    static Tenant find(Connection connection, String slug, String lock) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select * from tenants where slug = ?" + lock)) {
            query.setString(1, slug);
            return one(slug, query);
        }
    }

    /**
     * Sets the tenant of the transaction, which then sees this tenant's rows only: the policies hold for the owner,
     * too.
     */
    static void enter(Connection connection, UUID tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            statement.setString(1, tenant.toString());
            statement.execute();
        }
    }

    private static Tenant one(String slug, PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            if (!rows.next()) {
                throw new TenantException("there is no tenant " + slug + "; see patchbay tenant list");
            }
            return Tenant.of(rows);
        }
    }
}

package dev.patchbay.migrator.tenant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A customer of the platform's vendor, whose rows no one else sees.
 *
 * @param slug its short name in commands, unique
 * @param status {@code active} or {@code suspended}
 */
public record Tenant(UUID id, String slug, String name, String status) {

    static Tenant of(ResultSet row) throws SQLException {
        return new Tenant(
                row.getObject("id", UUID.class), row.getString("slug"), row.getString("name"), row.getString("status"));
    }
}

package dev.patchbay.migrator.tenant;

import dev.patchbay.encryption.KeyException;
import dev.patchbay.encryption.TenantKeys;
import dev.patchbay.migrator.keys.EncryptedColumn;
import dev.patchbay.migrator.tenant.TenantTables.TenantTable;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows as lines of JSON, rendered by PostgreSQL column by column; encrypted columns are decrypted, and their index
 * columns are left out, since they can be computed.
 */
final class ExportedRows {

    private static final int ROWS_AT_ONCE = 500;

    private final Connection connection;
    private final TenantKeys keys;
    private final List<EncryptedColumn> encrypted;

    ExportedRows(Connection connection, TenantKeys keys) throws SQLException {
        this.connection = connection;
        this.keys = keys;
        this.encrypted = EncryptedColumn.all(connection);
    }

    long write(TenantTable table, Writer out) throws SQLException, IOException {
        List<EncryptedColumn> secret = encrypted.stream()
                .filter(column -> column.table().equals(table.name()))
                .toList();
        List<String> columns = new ArrayList<>(table.columns());
        secret.forEach(column -> columns.remove(column.index()));
        List<@Nullable EncryptedColumn> kinds = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        for (String name : columns) {
            Optional<EncryptedColumn> kind = secret.stream()
                    .filter(column -> column.column().equals(name))
                    .findFirst();
            kinds.add(kind.orElse(null));
            selected.add(kind.isPresent() ? name : "to_json(" + name + ")::text");
        }
        long count = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            String query = "select id, " + String.join(", ", selected) + " from " + table.name() + " order by id";
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    out.write("{\"table\":\"" + table.name() + "\",\"row\":{");
                    for (int index = 0; index < columns.size(); index++) {
                        out.write(index == 0 ? "\"" : ",\"");
                        out.write(columns.get(index).replace("\"", ""));
                        out.write("\":");
                        out.write(json(rows, index + 2, kinds.get(index)));
                    }
                    out.write("}}\n");
                    count++;
                }
            }
        }
        return count;
    }

    private String json(ResultSet rows, int column, @Nullable EncryptedColumn secret) throws SQLException {
        if (secret == null) {
            String json = rows.getString(column);
            return json == null ? "null" : json;
        }
        byte @Nullable [] bytes = rows.getBytes(column);
        if (bytes == null) {
            return "null";
        }
        UUID id = rows.getObject(1, UUID.class);
        return quoted(keys.decrypt(bytes, secret.table(), secret.column(), id)
                .orElseThrow(() -> new KeyException("the " + secret.column() + " of " + secret.table() + " " + id
                        + " was encrypted with a key that is gone; delete the row, or restore the key")));
    }

    /** A JSON string (RFC 8259, section 7). */
    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ') {
                json.append("\\u%04x".formatted((int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}

package dev.patchbay.migrator.tenant;

import dev.patchbay.encryption.TenantKeys;
import dev.patchbay.migrator.keys.EncryptedColumn;
import dev.patchbay.migrator.tenant.TenantTables.TenantTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Encrypts the personal data of an import's lines with the new tenant's keys, and makes the statements that insert
 * them.
 */
final class ImportedSecrets {

    private static final int ROWS_AT_ONCE = 500;

    private final Connection connection;
    private final TenantKeys keys;
    private final List<EncryptedColumn> encrypted;

    /** Encrypts the lines of the temporary table {@code import_line} into {@code import_secret}. */
    ImportedSecrets(Connection connection, TenantKeys keys) throws SQLException {
        this.connection = connection;
        this.keys = keys;
        this.encrypted = EncryptedColumn.all(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create temporary table import_secret (
                    number bigint, name text, secret bytea, index bytea, primary key (number, name)) on commit drop\
                """);
        }
        for (EncryptedColumn column : encrypted) {
            encrypt(column);
        }
    }

    private void encrypt(EncryptedColumn column) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            select number, line -> 'row' ->> 'id', line -> 'row' ->> ? from import_line
            where line ->> 'table' = ? and line -> 'row' ->> ? is not null\
            """);
                PreparedStatement insert =
                        connection.prepareStatement("insert into import_secret values (?, ?, ?, ?)")) {
            query.setString(1, column.column());
            query.setString(2, column.table());
            query.setString(3, column.column());
            query.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet lines = query.executeQuery()) {
                for (int count = 1; lines.next(); count++) {
                    String value = lines.getString(3);
                    UUID id = id(lines.getString(2));
                    insert.setLong(1, lines.getLong(1));
                    insert.setString(2, column.column());
                    insert.setBytes(3, keys.encrypt(value, column.table(), column.column(), id));
                    insert.setBytes(4, column.indexed() ? keys.index(value, column.table(), column.column()) : null);
                    insert.addBatch();
                    if (count % ROWS_AT_ONCE == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new TenantException("the export has a row whose id is no UUID: " + text, e);
        }
    }

    /**
     * The statement that inserts all lines of a table; the database reads each column, this class the encrypted ones.
     */
    String insertInto(TenantTable table) {
        Map<String, String> secrets = new HashMap<>();
        for (EncryptedColumn column : encrypted) {
            if (column.table().equals(table.name())) {
                secrets.put(column.column(), secret("secret", column));
                if (column.indexed()) {
                    secrets.put(column.index(), secret("index", column));
                }
            }
        }
        String values = table.columns().stream()
                .map(column -> secrets.getOrDefault(column, "r." + column))
                .collect(Collectors.joining(", "));
        String withoutSecrets =
                secrets.keySet().stream().map(name -> " - '" + name + "'").collect(Collectors.joining());
        return """
            insert into %1$s (%2$s)
            select %3$s from import_line l, jsonb_populate_record(null::%1$s, (l.line -> 'row')::jsonb%4$s) r
            where l.line ->> 'table' = '%1$s' order by l.number\
            """.formatted(table.name(), table.columnsOf(""), values, withoutSecrets);
    }

    private static String secret(String part, EncryptedColumn column) {
        return "(select s." + part + " from import_secret s where s.number = l.number and s.name = '" + column.column()
                + "')";
    }
}

package dev.patchbay.migrator.keys;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of the type {@code encrypted}, found in the catalog, so that those of a new domain are included.
 *
 * @param table its name, unquoted
 * @param column its name, unquoted
 * @param indexed true if there is a column {@code <column>_index}
 */
public record EncryptedColumn(String table, String column, boolean indexed) {

    private static final String ALL = """
        select c.relname, a.attname, exists (
            select from pg_attribute i
            where i.attrelid = c.oid and i.attname = a.attname || '_index' and not i.attisdropped)
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace
        and a.attnum > 0 and not a.attisdropped and a.atttypid = to_regtype('encrypted')
        order by c.relname, a.attnum\
        """;

    /** All encrypted columns; none in a schema that is older than encryption. */
    public static List<EncryptedColumn> all(Connection connection) throws SQLException {
        List<EncryptedColumn> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                columns.add(new EncryptedColumn(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
            }
        }
        return columns;
    }

    public String index() {
        return column + "_index";
    }

    /** SQL with {@code {table}}, {@code {column}} and {@code {index}} replaced by the quoted names. */
    String sql(String template) {
        return template.replace("{table}", quoted(table))
                .replace("{column}", quoted(column))
                .replace("{index}", quoted(index()));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

package dev.patchbay.migrator.tenant;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables with rows of tenants, found in the catalog, so that those of a new domain are included. */
final class TenantTables {

    /** A query for each table after those that its foreign keys refer to; the depth is the longest path of keys. */
    private static final String IN_ORDER = """
        with recursive tenant_table as (
            select c.oid, c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace
            and a.attname = 'tenant_id' and not a.attisdropped),
        depth (oid, depth) as (
            select oid, 0 from tenant_table
            union
            select f.conrelid, depth + 1 from depth join pg_constraint f on f.confrelid = depth.oid and f.contype = 'f'
            where f.conrelid <> f.confrelid and depth < 100)
        select quote_ident(relname), (
            select array_agg(quote_ident(attname) order by attnum) from pg_attribute
            where attrelid = t.oid and attnum > 0 and not attisdropped and attgenerated = '')
        from tenant_table t join depth using (oid) group by t.oid, relname order by max(depth), relname\
        """;

    private TenantTables() {}

    /**
     * A table of tenants.
     *
     * @param name its name, quoted where SQL needs it
     * @param columns its writable columns, quoted likewise
     */
    record TenantTable(String name, List<String> columns) {

        TenantTable {
            columns = List.copyOf(columns);
        }

        /** The columns of an alias as a list in SQL. */
        String columnsOf(String alias) {
            return columns.stream().map(column -> alias + column).collect(Collectors.joining(", "));
        }
    }

    /**
     * The tables of an export: all but the keys, which open with the master key of their own database only. An
     * import makes new ones.
     */
    static List<TenantTable> exported(Connection connection) throws SQLException {
        return inOrder(connection).stream()
                .filter(table -> !table.name().equals("tenant_keys"))
                .toList();
    }

    /** All tables, referenced ones first: the order of inserts, and backwards that of deletes. */
    static List<TenantTable> inOrder(Connection connection) throws SQLException {
        List<TenantTable> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(IN_ORDER)) {
            while (rows.next()) {
                tables.add(new TenantTable(
                        rows.getString(1), List.of((String[]) rows.getArray(2).getArray())));
            }
        }
        return tables;
    }
}

package dev.patchbay.domain.startup;

import dev.patchbay.domain.store.ConstraintCatalog;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the tables of a service from PostgreSQL's catalogs. */
public final class DatabaseReader {

    private final JdbcTemplate jdbc;
    private final String url;
    private final String user;

    /**
     * A reader for messages that name where it reads.
     *
     * @param url without credentials
     */
    public DatabaseReader(JdbcTemplate jdbc, String url, String user) {
        this.jdbc = jdbc;
        this.url = url;
        this.user = user;
    }

    record Column(String type, boolean notNull, boolean hasDefault) {}

    record TableInfo(Map<String, Column> columns, Set<String> grants) {}

    String url() {
        return url;
    }

    String user() {
        return user;
    }

    int schemaVersion() {
        try {
            return Objects.requireNonNullElse(
                    jdbc.queryForObject("select version from schema_version", Integer.class), 0);
        } catch (EmptyResultDataAccessException e) {
            return 0;
        }
    }

    /** Reads the tables that exist, with their columns and the privileges of the service's role. */
    Map<String, TableInfo> tables(Collection<String> names) {
        Map<String, TableInfo> tables = new HashMap<>();
        jdbc.query(
                """
                select c.relname, a.attname, t.typname, a.attnotnull, a.atthasdef,
                       array(select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p
                             where has_table_privilege(c.oid, p))
                from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                join pg_type t on t.oid = a.atttypid
                where c.oid = any(array(select to_regclass(quote_ident(n)) from unnest(?) n))
                order by c.relname, a.attnum
                """,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", names.toArray())),
                row -> {
                    String table = row.getString(1);
                    Set<String> grants = new HashSet<>(strings(row, 6));
                    tables.computeIfAbsent(table, name -> new TableInfo(new LinkedHashMap<>(), grants))
                            .columns()
                            .put(row.getString(2), new Column(row.getString(3), row.getBoolean(4), row.getBoolean(5)));
                });
        return tables;
    }

    /**
     * Returns the values that a check of the column alone rejects. The database evaluates the check, as its catalog
     * spells it: only it knows what that means.
     */
    List<String> rejectedValues(String table, String column, List<String> values) {
        List<String> questions = jdbc.query("""
            select format('select v.%1$I from unnest(?) v(%1$I) where (%2$s) is false', a.attname,
                          pg_get_expr(k.conbin, k.conrelid))
            from pg_constraint k
            join pg_attribute a on a.attrelid = k.conrelid and k.conkey = array[a.attnum]
            where k.contype = 'c' and k.conrelid = to_regclass(quote_ident(?)) and a.attname = ?
            """, (row, index) -> row.getString(1), table, column);
        List<String> rejected = new ArrayList<>();
        for (String question : questions) {
            rejected.addAll(jdbc.query(
                    question,
                    statement ->
                            statement.setArray(1, statement.getConnection().createArrayOf("text", values.toArray())),
                    (row, index) -> row.getString(1)));
        }
        return rejected;
    }

    List<ConstraintCatalog.Constraint> constraints(Collection<String> tables) {
        return jdbc.query(
                """
                select c.relname, k.conname,
                       array(select a.attname::text from pg_attribute a
                             where a.attrelid = k.conrelid and a.attnum = any(k.conkey) and a.attname <> 'tenant_id')
                from pg_constraint k
                join pg_class c on c.oid = k.conrelid
                left join pg_class r on r.oid = k.confrelid
                where c.oid = any(array(select to_regclass(quote_ident(n)) from unnest(?) n))
                   or r.oid = any(array(select to_regclass(quote_ident(n)) from unnest(?) n))
                """,
                statement -> {
                    Array names = statement.getConnection().createArrayOf("text", tables.toArray());
                    statement.setArray(1, names);
                    statement.setArray(2, names);
                },
                (row, index) -> new ConstraintCatalog.Constraint(row.getString(1), row.getString(2), strings(row, 3)));
    }

    private static List<String> strings(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}

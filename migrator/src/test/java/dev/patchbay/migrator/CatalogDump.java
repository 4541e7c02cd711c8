package dev.patchbay.migrator;

import dev.patchbay.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The catalog of a schema as lines, by which two databases are compared. */
final class CatalogDump {

    private static final String LINES = """
        with tables as (select * from pg_class where relnamespace = 'public'::regnamespace)
        select format('%s %s rls=%s/%s owner=%s grants=%s options=%s', relkind, relname, relrowsecurity,
            relforcerowsecurity, relowner::regrole, relacl, reloptions) as line from tables
        union all select format('column %s.%s %s null=%s default=%s grants=%s', relname, attname,
            format_type(atttypid, atttypmod), not attnotnull, pg_get_expr(adbin, adrelid), attacl)
            from tables join pg_attribute on attrelid = tables.oid and attnum > 0 and not attisdropped
            left join pg_attrdef on adrelid = attrelid and adnum = attnum
        union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint where connamespace = 'public'::regnamespace
        union all select format('index %s', indexdef) from pg_indexes where schemaname = 'public'
        union all select format('policy %s', p) from pg_policies p where schemaname = 'public'
        union all select format('view %s %s', viewname, definition) from pg_views where schemaname = 'public'
        union all select format('function %s', pg_get_functiondef(oid)) from pg_proc
            where pronamespace = 'public'::regnamespace
        union all select format('trigger %s', pg_get_triggerdef(t.oid)) from pg_trigger t
            join tables on tables.oid = tgrelid where not tgisinternal
        order by 1\
        """;

    private CatalogDump() {}

    static List<String> of(TestDatabase database) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LINES)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}

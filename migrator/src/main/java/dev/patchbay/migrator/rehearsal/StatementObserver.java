package dev.patchbay.migrator.rehearsal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/**
 * Compares locks, files and statistics of each table before and after each statement, within the migration's own
 * transaction. Tables that the migration itself creates are left out: no one else can use them yet.
 */
public final class StatementObserver implements Callback {

    private static final int LONGEST_TEXT = 60;

    private static final String TABLES = """
        select c.relname, c.relfilenode, coalesce(s.seq_scan, 0), coalesce(s.n_tup_upd + s.n_tup_del, 0), (
            select coalesce(string_agg(mode, ' '), '') from pg_locks l
            where l.relation = c.oid and l.pid = pg_backend_pid() and l.granted)
        from pg_class c left join pg_stat_xact_user_tables s on s.relid = c.oid
        where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
        and c.relname <> 'flyway_schema_history'\
        """;

    private final List<Effect> effects = new ArrayList<>();
    private Map<String, TableState> before = Map.of();
    private @Nullable Map<String, TableState> atFirst;

    /** The effects of the statements so far, in order. */
    public List<Effect> effects() {
        return List.copyOf(effects);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE_STATEMENT || event == Event.AFTER_EACH_MIGRATE_STATEMENT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "observer";
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            Map<String, TableState> tables = tables(context.getConnection());
            if (event == Event.BEFORE_EACH_MIGRATE_STATEMENT) {
                before = tables;
                atFirst = Objects.requireNonNullElse(atFirst, tables);
            } else {
                compare(tables, context);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the statement could not be observed", e);
        }
    }

    private void compare(Map<String, TableState> after, Context context) {
        Map<String, TableState> known = Objects.requireNonNullElse(atFirst, Map.of());
        String script = context.getMigrationInfo().getScript();
        String statement = beginning(context.getStatement().getSql());
        before.forEach((table, was) -> {
            TableState is = after.getOrDefault(table, was);
            boolean rewrites = is.file() != was.file();
            boolean reads = is.reads() > was.reads();
            long changed = is.changedRows() - was.changedRows();
            boolean takesLock = is.lock().compareTo(was.lock()) > 0;
            // A lock of an earlier statement lasts to the end, so whatever takes long under it prolongs it.
            boolean locks = is.lock().blocksTraffic() && (takesLock || rewrites || reads);
            if (known.containsKey(table) && (locks || changed > 0)) {
                effects.add(new Effect(script, statement, table, is.lock(), rewrites, reads, changed));
            }
        });
    }

    private static Map<String, TableState> tables(Connection connection) throws SQLException {
        Map<String, TableState> tables = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.put(
                        rows.getString(1),
                        new TableState(
                                rows.getLong(2), rows.getLong(3), rows.getLong(4), strongest(rows.getString(5))));
            }
        }
        return tables;
    }

    private static TableLock strongest(String modes) {
        TableLock strongest = TableLock.NONE;
        for (String mode : modes.split(" ", -1)) {
            TableLock lock = TableLock.ofMode(mode);
            strongest = lock.compareTo(strongest) > 0 ? lock : strongest;
        }
        return strongest;
    }

    /** The beginning of the statement, without comments, on one line. */
    private static String beginning(String sql) {
        String line = sql.replaceAll("(?m)--.*$", "")
                .replaceAll("\\s+", " ")
                .replaceAll("; ?$", "")
                .strip();
        return line.length() <= LONGEST_TEXT
                ? line
                : line.substring(0, LONGEST_TEXT).strip() + " ...";
    }

    /** The state of a table at one moment of the transaction. */
    private record TableState(long file, long reads, long changedRows, TableLock lock) {}
}

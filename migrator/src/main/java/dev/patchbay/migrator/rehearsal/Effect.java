package dev.patchbay.migrator.rehearsal;

/**
 * The effect of a statement on a table that existed before the migration.
 *
 * @param script the file of the statement
 * @param statement the beginning of the statement
 * @param table the table's name
 * @param lock the strongest lock on the table, of this statement or an earlier one: it is held until the migration ends
 * @param rewrites true if every row was rewritten
 * @param reads true if the whole table was read
 * @param changedRows the number of updated or deleted rows, which stay locked until the migration ends
 */
public record Effect(
        String script,
        String statement,
        String table,
        TableLock lock,
        boolean rewrites,
        boolean reads,
        long changedRows) {

    /** True if traffic waits in proportion to the table's size, not just for a moment. */
    public boolean blocksTraffic() {
        return (lock.blocksTraffic() && (rewrites || reads)) || changedRows > 0;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("%s: %s: ".formatted(script, statement));
        if (changedRows > 0) {
            text.append("changes %d rows of %s and keeps them locked".formatted(changedRows, table));
        } else {
            text.append("%s on %s blocks %s".formatted(lock, table, lock.blocks()));
            text.append(rewrites ? ", rewrites the table" : reads ? ", reads the whole table" : ", for a moment");
        }
        return text.toString();
    }
}

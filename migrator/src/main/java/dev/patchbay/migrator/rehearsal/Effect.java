package dev.patchbay.migrator.rehearsal;

/**
 * What a statement did to a table that was there before the migration.
 *
 * @param script the file that the statement stands in
 * @param statement how the statement begins
 * @param table the table's name
 * @param lock the strongest lock on the table, of this statement or an earlier one: it is held until the migration ends
 * @param rewrites whether every row was written anew
 * @param reads whether the whole table was read
 * @param changedRows how many rows were updated or deleted; they stay locked until the migration ends
 */
public record Effect(
        String script,
        String statement,
        String table,
        TableLock lock,
        boolean rewrites,
        boolean reads,
        long changedRows) {

    /** Whether traffic waits for as long as the table is large, and not just for a moment. */
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

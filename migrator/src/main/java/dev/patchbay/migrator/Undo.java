package dev.patchbay.migrator;

import dev.patchbay.migrator.MigrationScripts.Script;
import dev.patchbay.migrator.keys.PersonalData;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Undoes versions by their undo scripts, newest first, in one transaction. */
final class Undo {

    private final MigrationScripts scripts;
    private final PersonalData personalData;

    Undo(MigrationScripts scripts, PersonalData personalData) {
        this.scripts = scripts;
        this.personalData = personalData;
    }

    /**
     * Undoes every version above {@code target}.
     *
     * @return the undo scripts that ran, in order
     */
    List<String> to(int target, Connection connection) throws SQLException {
        int current = SchemaHistory.version(connection);
        if (target < 0 || target > current) {
            throw new MigrationException("undo --to " + target + ": the database is at version " + current
                    + "; name a version from 0 to " + current);
        }
        List<Script> undos = new ArrayList<>();
        for (int version = current; version > target; version--) {
            undos.add(script(version));
        }
        connection.setAutoCommit(false);
        if (undos.stream().anyMatch(undo -> undo.text().contains("drop domain encrypted"))) {
            personalData.revealAll();
        }
        for (Script undo : undos) {
            run(undo, connection);
        }
        if (!undos.isEmpty()) {
            SchemaHistory.forgetAbove(target, connection);
        }
        connection.commit();
        return undos.stream().map(Script::file).toList();
    }

    private Script script(int version) {
        Script undo = scripts.undos().get(version);
        if (undo == null) {
            throw new MigrationException("version " + version
                    + " was applied by another build and has no undo script in this one; run the build that"
                    + " brought it");
        }
        return undo;
    }

    private static void run(Script undo, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(undo.text());
        } catch (SQLException e) {
            connection.rollback();
            throw new MigrationException(undo.file() + ": " + FailureText.firstLine(e) + "; nothing was changed", e);
        }
    }
}

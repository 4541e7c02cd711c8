package dev.patchbay.migrator;

import dev.patchbay.migrator.MigrationScripts.Script;
import dev.patchbay.migrator.rehearsal.StatementObserver;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rehearses the pending migrations on a scratch database beside the real one: a copy with all data if no one is
 * connected, otherwise an empty one migrated to the same version, because PostgreSQL copies no database that is in use.
 */
final class Check {

    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/]*/)([^?]+)(.*)");
    private static final String IN_USE = "55006";
    private static final String NOT_ALLOWED = "42501";

    private final MigratorConfig config;
    private final MigrationScripts scripts;

    Check(MigratorConfig config, MigrationScripts scripts) {
        this.config = config;
        this.scripts = scripts;
    }

    CheckReport run(Connection connection) throws SQLException {
        int version = SchemaHistory.version(connection);
        List<String> pending = scripts.versioned().tailMap(version, false).values().stream()
                .map(Script::file)
                .toList();
        if (pending.isEmpty()) {
            return new CheckReport(version, pending, false, List.of());
        }
        Matcher url = URL.matcher(config.url());
        if (!url.matches()) {
            throw new MigrationException(
                    config.url() + " names no database; expected jdbc:postgresql://host:port/name");
        }
        String scratch = url.group(2) + "_check";
        MigratorConfig there = new MigratorConfig(
                url.group(1) + scratch + url.group(3),
                config.username(),
                config.password(),
                config.patience(),
                Map.of(),
                config.masterKey());
        drop(scratch, connection);
        boolean withData = create(scratch, url.group(2), connection);
        try {
            if (!withData) {
                new Migrator(there, scripts.upTo(version), List.of()).migrate();
            }
            StatementObserver observer = new StatementObserver();
            new Migrator(there, scripts, List.of(observer)).migrate();
            return new CheckReport(version, pending, withData, observer.effects());
        } finally {
            drop(scratch, connection);
        }
    }

    /** Creates the scratch database; true if it has the data, too. */
    private boolean create(String scratch, String database, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String sql = "create database " + statement.enquoteIdentifier(scratch, true);
            try {
                statement.execute(sql + " template " + statement.enquoteIdentifier(database, true));
                return true;
            } catch (SQLException e) {
                if (NOT_ALLOWED.equals(e.getSQLState())) {
                    throw new MigrationException(
                            "%s may not create the scratch database %s; allow it: alter role %1$s createdb"
                                    .formatted(config.username(), scratch),
                            e);
                }
                if (!IN_USE.equals(e.getSQLState())) {
                    throw e;
                }
                statement.execute(sql);
                return false;
            }
        }
    }

    private static void drop(String scratch, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "drop database if exists " + statement.enquoteIdentifier(scratch, true) + " with (force)");
        }
    }
}

package dev.patchbay.migrator.lint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks a live schema by every {@link SchemaLint}, so that objects dropped by hand are found, too. */
public final class SchemaLints {

    /** The common table expressions of the lints: tables, tables of tenants, services and their allow lists. */
    private static final String COMMON = """
        with allowed as (select * from unnest(?::text[], ?::text[]) as list (role, table_name)),
        service as (select oid, rolname as name from pg_roles where rolname in (select role from allowed)),
        schema_table as (
            select * from pg_class where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace),
        tenant_table as (
            select * from schema_table t where exists (
                select from pg_attribute where attrelid = t.oid and attname = 'tenant_id' and not attisdropped))
        """;

    /** The names of a constraint's columns, in its order; no function, because a linted schema is not changed. */
    private static final String COLUMNS_OF = """
        (select array_agg(attname::text order by position) from unnest($2) with ordinality as key (number, position)
        join pg_attribute on attrelid = $1 and attnum = number)\
        """;

    private final AllowList allowList;

    public SchemaLints(AllowList allowList) {
        this.allowList = allowList;
    }

    /** A violation of a rule. */
    public record Finding(SchemaLint lint, String subject) {

        @Override
        public String toString() {
            return subject + ": " + lint.problem();
        }
    }

    /** All violations of all rules. */
    public List<Finding> findings(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (SchemaLint lint : SchemaLint.values()) {
            findings.addAll(findings(lint, connection));
        }
        return findings;
    }

    /** All violations of this rule. */
    public List<Finding> findings(SchemaLint lint, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(query(lint))) {
            List<Map.Entry<String, String>> pairs = allowList.tables().entrySet().stream()
                    .flatMap(service -> service.getValue().stream()
                            .map(table -> Map.entry(AllowList.roleOf(service.getKey()), table)))
                    .toList();
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text", pairs.stream().map(Map.Entry::getKey).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text", pairs.stream().map(Map.Entry::getValue).toArray()));
            List<Finding> findings = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    findings.add(new Finding(lint, rows.getString(1)));
                }
            }
            return findings;
        }
    }

    private static String query(SchemaLint lint) {
        return COMMON + lint.offenders().replaceAll("columns_of\\((\\w+), (\\w+)\\)", COLUMNS_OF);
    }
}

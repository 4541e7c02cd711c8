package dev.patchbay.migrator;

import static dev.patchbay.migrator.MigratedDatabase.ACME;
import static dev.patchbay.migrator.MigratedDatabase.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.migrator.lint.AllowList;
import dev.patchbay.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rights of a service's role in SQL: it reaches the current tenant's rows only. */
class TwoTenantsTest {

    private static final TestDatabase DATABASE = MigratedDatabase.filled();
    private static final AllowList ALLOW_LIST = allowList();
    private static final Set<String> TABLES =
            ALLOW_LIST.tables().values().stream().flatMap(Set::stream).collect(Collectors.toSet());

    /** Rows of globex that acme must not reach, by any statement. */
    private static final String OF_GLOBEX = "tenant_id = '" + GLOBEX + "'";

    @BeforeAll
    static void bothTenantsHaveRowsEverywhere() throws SQLException {
        try (Connection superuser = DATABASE.connectAsSuperuser()) {
            for (UUID tenant : List.of(ACME, GLOBEX)) {
                enter(superuser, tenant);
                execute(superuser, """
                    insert into idempotency_keys (id, operation, key, body_hash)
                    values (gen_random_uuid(), 'POST /customers', 'k', '')\
                    """);
                superuser.commit();
            }
        }
    }

    private static AllowList allowList() {
        try (Connection superuser = DATABASE.connectAsSuperuser()) {
            return AllowList.of(superuser);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> servicesWithTables() {
        return ALLOW_LIST.tables().entrySet().stream()
                .flatMap(service -> service.getValue().stream().map(table -> service.getKey() + " " + table))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("servicesWithTables")
    void roleSeesRowsOfItsTenantOnly(String serviceAndTable) throws SQLException {
        String table = table(serviceAndTable);
        try (Connection connection = connect(serviceAndTable)) {
            enter(connection, ACME);
            long visible = count(connection, "select count(*) from " + table);

            assertThat(visible).isEqualTo(countAsSuperuser(table, ACME));
            assertThat(count(connection, "select count(*) from " + table + " where " + OF_GLOBEX))
                    .isZero();
        }
    }

    /**
     * A domain without demo data is held to the rules all the same; these make sure that they are not held by nothing.
     */
    @Test
    void tablesWithDemoDataHaveRowsOfBothTenants() throws SQLException {
        for (String table : ALLOW_LIST.tables().getOrDefault("invoices", Set.of())) {
            assertThat(countAsSuperuser(table, ACME)).as(table).isPositive();
            assertThat(countAsSuperuser(table, GLOBEX)).as(table).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("servicesWithTables")
    void roleSeesNothingWithoutTenant(String serviceAndTable) throws SQLException {
        String query = "select count(*) from " + table(serviceAndTable);
        try (Connection connection = connect(serviceAndTable)) {
            assertThat(count(connection, query)).isZero();

            enter(connection, ACME);
            connection.commit();

            assertThat(count(connection, "select count(*) where current_setting('app.tenant') = ''"))
                    .as("a setting that was transaction-local leaves an empty text behind, not null")
                    .isOne();
            assertThat(count(connection, query)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("servicesWithTables")
    void roleChangesNoRowOfTheOtherTenant(String serviceAndTable) throws SQLException {
        String table = table(serviceAndTable);
        try (Connection connection = connect(serviceAndTable);
                Statement statement = connection.createStatement()) {
            enter(connection, ACME);
            assertThat(statement.executeUpdate("update " + table + " set version = version + 1 where " + OF_GLOBEX))
                    .isZero();
            assertThat(statement.executeUpdate("delete from " + table + " where " + OF_GLOBEX))
                    .isZero();
            if (count(connection, "select count(*) from " + table) > 0) {
                assertThatThrownBy(() -> statement.execute("update " + table + " set tenant_id = '" + GLOBEX + "'"))
                        .hasMessageContaining("row-level security");
            }
            connection.rollback();
            enter(connection, ACME);
            assertThatThrownBy(() -> statement.execute("truncate " + table)).hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @MethodSource("servicesWithTables")
    void roleReachesNoTableOutsideItsList(String serviceAndTable) throws SQLException {
        Set<String> allowed = ALLOW_LIST.tables().getOrDefault(service(serviceAndTable), Set.of());
        List<String> others =
                TABLES.stream().filter(table -> !allowed.contains(table)).toList();
        try (Connection connection = connect(serviceAndTable)) {
            for (String table : others) {
                assertThatThrownBy(() -> execute(connection, "select from " + table))
                        .hasMessageContaining("permission denied");
                connection.rollback();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servicesWithTables")
    void roleCannotPutThePolicyAside(String serviceAndTable) throws SQLException {
        String table = table(serviceAndTable);
        try (Connection connection = connect(serviceAndTable)) {
            for (String attempt : List.of(
                    "alter table " + table + " disable row level security",
                    "drop policy tenant on " + table,
                    "alter role current_user bypassrls",
                    "set role patchbay_owner",
                    "create table mine (id uuid)",
                    "create function current_tenant() returns uuid language sql return null::uuid",
                    "copy " + table + " from program 'true'")) {
                assertThatThrownBy(() -> execute(connection, attempt))
                        .as(attempt)
                        .isInstanceOf(SQLException.class);
                connection.rollback();
            }
            execute(connection, "set row_security = off");
            assertThatThrownBy(() -> execute(connection, "select from " + table))
                    .as("without row security a query is refused, not answered in full")
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void ownerIsUnderThePoliciesToo() throws SQLException {
        try (Connection owner = new Database(MigratedDatabase.config(DATABASE)).connect()) {
            assertThat(count(owner, "select count(*) from customers")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        customers | insert into customers (id, name, email_id) values (gen_random_uuid(), 'x', '%s') | emails
        invoices  | insert into invoices (id, number, customer_id, currency) \
        values (gen_random_uuid(), 'x', '%s', 'EUR') | customers
        """)
    void foreignKeyCannotNameARowOfTheOtherTenant(String service, String insert, String target) throws SQLException {
        String theirs = idOfGlobex(target);
        try (Connection connection = DATABASE.connect(AllowList.roleOf(service), MigratedDatabase.password(service))) {
            connection.setAutoCommit(false);
            assertThat(failure(connection, insert.formatted(theirs), theirs))
                    .as("the response for the id of another tenant's row is that for an unknown id")
                    .isEqualTo(failure(connection, insert.formatted(ACME), ACME.toString()));
        }
    }

    @Test
    void uniqueNamesAreUniquePerTenant() throws SQLException {
        String insert =
                "insert into products (id, sku, name, price_minor, currency) values (gen_random_uuid(), 'ONLY-1', 'x',"
                        + " 1, 'EUR')";
        try (Connection connection = DATABASE.connect("patchbay_products", "p")) {
            for (UUID tenant : List.of(ACME, GLOBEX)) {
                enter(connection, tenant);
                execute(connection, insert);
                connection.commit();
            }
            enter(connection, ACME);
            assertThatThrownBy(() -> execute(connection, insert)).hasMessageContaining("products_sku");
        }
    }

    @Test
    void rowOfAnotherTenantIsRefusedAtInsert() throws SQLException {
        try (Connection connection = DATABASE.connect("patchbay_shared", "s")) {
            enter(connection, ACME);
            assertThatThrownBy(() -> execute(
                            connection,
                            "insert into phones (tenant_id, id, number) values ('" + GLOBEX
                                    + "', gen_random_uuid(), '+49 1')"))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void serviceSeesItsOwnTenantInTheListOfTenants() throws SQLException {
        try (Connection connection = DATABASE.connect("patchbay_products", "p")) {
            assertThat(count(connection, "select count(*) from tenants")).isZero();
            enter(connection, ACME);
            assertThat(count(connection, "select count(*) from tenants where slug = 'acme'"))
                    .isEqualTo(count(connection, "select count(*) from tenants"))
                    .isOne();
            assertThatThrownBy(() -> execute(connection, "update tenants set status = 'active'"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static String failure(Connection connection, String sql, String id) throws SQLException {
        enter(connection, ACME);
        try {
            execute(connection, sql);
            return "no failure";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage()).replace(id, "<id>");
        } finally {
            connection.rollback();
        }
    }

    private static String idOfGlobex(String table) throws SQLException {
        try (Connection superuser = DATABASE.connectAsSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet rows =
                        statement.executeQuery("select id from " + table + " where " + OF_GLOBEX + " limit 1")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static long countAsSuperuser(String table, UUID tenant) throws SQLException {
        try (Connection superuser = DATABASE.connectAsSuperuser()) {
            return count(superuser, "select count(*) from " + table + " where tenant_id = '" + tenant + "'");
        }
    }

    private static Connection connect(String serviceAndTable) throws SQLException {
        String service = service(serviceAndTable);
        Connection connection = DATABASE.connect(AllowList.roleOf(service), MigratedDatabase.password(service));
        connection.setAutoCommit(false);
        return connection;
    }

    private static String service(String serviceAndTable) {
        return serviceAndTable.substring(0, serviceAndTable.indexOf(' '));
    }

    private static String table(String serviceAndTable) {
        return serviceAndTable.substring(serviceAndTable.indexOf(' ') + 1);
    }

    private static void enter(Connection connection, UUID tenant) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "select set_config('app.tenant', '" + tenant + "', true)");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

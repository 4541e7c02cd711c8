package dev.patchbay.migrator.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.patchbay.migrator.MigratedDatabase;
import dev.patchbay.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema violates no lint, and each mutation of the schema violates the lint that is meant for it. */
class SchemaLintsTest {

    private static final TestDatabase DATABASE = MigratedDatabase.filled();
    private static final SchemaLints LINTS = new SchemaLints(allowList());

    private static AllowList allowList() {
        try (Connection connection = DATABASE.connectAsSuperuser()) {
            return AllowList.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void schemaKeepsTheRule(SchemaLint lint) throws SQLException {
        try (Connection connection = DATABASE.connectAsSuperuser()) {
            assertThat(LINTS.findings(lint, connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void mutationIsDetected(SchemaLint lint, String subject, String mutation) throws SQLException {
        try (Connection connection = DATABASE.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(mutation);

            assertThat(LINTS.findings(connection)).contains(new SchemaLints.Finding(lint, subject));

            connection.rollback();
        }
    }

    @Test
    void everyLintHasItsMutation() {
        Set<SchemaLint> covered = mutations()
                .map(arguments -> (SchemaLint) arguments.get()[0])
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SchemaLint.class)));

        assertThat(covered).isEqualTo(EnumSet.allOf(SchemaLint.class));
    }

    @Test
    void tableOfANewDomainIsCovered() throws SQLException {
        try (Connection connection = DATABASE.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create table orders (tenant_id integer, id serial primary key, amount numeric)");

            List<SchemaLint> broken = LINTS.findings(connection).stream()
                    .filter(finding -> finding.subject().startsWith("orders"))
                    .map(SchemaLints.Finding::lint)
                    .toList();
            assertThat(broken)
                    .containsExactlyInAnyOrder(
                            SchemaLint.TENANT_ID_IS_THE_CURRENT_TENANT,
                            SchemaLint.ROWS_HAVE_VERSION_AND_TIMES,
                            SchemaLint.ROW_SECURITY_IS_FORCED,
                            SchemaLint.ONE_POLICY_FOR_ALL_COMMANDS,
                            SchemaLint.POLICY_COMPARES_THE_TENANT,
                            SchemaLint.PRIMARY_KEY_IS_TENANT_AND_ID,
                            SchemaLint.INDEX_LEADS_WITH_TENANT,
                            SchemaLint.COMPARISON_IS_LEAKPROOF,
                            SchemaLint.NO_SEQUENCE);
            connection.rollback();
        }
    }

    static Stream<Arguments> mutations() {
        return Stream.of(
                mutation(SchemaLint.TENANT_TABLE_HAS_TENANT_ID, "plans", "create table plans (id uuid)"),
                mutation(
                        SchemaLint.TENANT_ID_IS_THE_CURRENT_TENANT,
                        "phones",
                        "alter table phones alter tenant_id drop default"),
                mutation(SchemaLint.ROWS_HAVE_VERSION_AND_TIMES, "phones", "alter table phones drop version"),
                mutation(SchemaLint.ROW_SECURITY_IS_FORCED, "emails", "alter table emails no force row level security"),
                mutation(SchemaLint.ROW_SECURITY_IS_FORCED, "emails", "alter table emails disable row level security"),
                mutation(SchemaLint.ONE_POLICY_FOR_ALL_COMMANDS, "invoices", "drop policy tenant on invoices"),
                mutation(
                        SchemaLint.ONE_POLICY_FOR_ALL_COMMANDS,
                        "invoices",
                        "create policy audit on invoices for select using (number like 'A%')"),
                mutation(SchemaLint.POLICY_COMPARES_THE_TENANT, "invoices", "drop policy tenant on invoices"),
                mutation(
                        SchemaLint.POLICY_COMPARES_THE_TENANT,
                        "invoices",
                        "alter policy tenant on invoices with check (status = 'draft')"),
                mutation(
                        SchemaLint.NO_POLICY_IS_ALWAYS_TRUE,
                        "tenants",
                        "create policy all_of_them on tenants using (true)"),
                mutation(
                        SchemaLint.SHARED_TABLE_IS_READ_BY_POLICY,
                        "tenants",
                        "alter table tenants disable row level security"),
                mutation(
                        SchemaLint.PRIMARY_KEY_IS_TENANT_AND_ID,
                        "line_items",
                        "alter table line_items drop constraint line_items_pkey, add primary key (id)"),
                mutation(
                        SchemaLint.INDEX_LEADS_WITH_TENANT,
                        "products_ean",
                        "create unique index products_ean on products (id)"),
                mutation(
                        SchemaLint.INDEX_IS_VALID,
                        "customers_name",
                        "update pg_index set indisvalid = false where indexrelid = 'customers_name'::regclass"),
                mutation(
                        SchemaLint.FOREIGN_KEY_CARRIES_THE_TENANT,
                        "customers_mail",
                        "alter table emails add unique (id); alter table customers add constraint customers_mail"
                                + " foreign key (email_id) references emails (id)"),
                mutation(SchemaLint.FOREIGN_KEY_HAS_AN_INDEX, "line_items_product", "drop index line_items_product"),
                mutation(
                        SchemaLint.CONSTRAINT_IS_VALIDATED,
                        "name_is_short",
                        "alter table products add constraint name_is_short check (length(name) < 90) not valid"),
                mutation(
                        SchemaLint.COMPARISON_IS_LEAKPROOF,
                        "products.weight",
                        "alter table products add weight numeric(10, 3)"),
                mutation(
                        SchemaLint.VIEW_RUNS_AS_ITS_READER,
                        "open_invoices",
                        "create view open_invoices as select * from invoices where status = 'sent'"),
                mutation(
                        SchemaLint.NO_MATERIALIZED_VIEW,
                        "revenue",
                        "create materialized view revenue as select sum(total_minor) from invoices"),
                mutation(SchemaLint.NO_SEQUENCE, "invoice_numbers", "create sequence invoice_numbers"),
                mutation(
                        SchemaLint.DEFINER_FUNCTION_PINS_ITS_PATH,
                        "count_all",
                        "create function count_all() returns bigint language sql security definer return 1"),
                mutation(
                        SchemaLint.SERVICE_ROLE_HAS_NO_POWERS,
                        "patchbay_products",
                        "alter role patchbay_products bypassrls"),
                mutation(
                        SchemaLint.SERVICE_ROLE_EXISTS,
                        "patchbay_shared",
                        "alter role patchbay_shared rename to patchbay_common"),
                mutation(
                        SchemaLint.SERVICE_ROLE_IS_MEMBER_OF_NONE,
                        "patchbay_shared",
                        "grant patchbay_invoices to patchbay_shared"),
                mutation(
                        SchemaLint.SERVICE_ROLE_OWNS_NOTHING,
                        "patchbay_shared",
                        "alter table phones owner to patchbay_shared"),
                mutation(
                        SchemaLint.GRANTS_ARE_THE_ALLOW_LIST,
                        "patchbay_customers on customers: granted insert select update,"
                                + " allowed delete insert select update",
                        "revoke delete on customers from patchbay_customers"),
                mutation(
                        SchemaLint.GRANTS_ARE_THE_ALLOW_LIST,
                        "patchbay_customers on invoices: granted select, allowed nothing",
                        "grant select on invoices to patchbay_customers"),
                mutation(
                        SchemaLint.GRANTS_ARE_THE_ALLOW_LIST,
                        "patchbay_products on products: granted delete insert select truncate update,"
                                + " allowed delete insert select update",
                        "grant truncate on products to patchbay_products"),
                mutation(SchemaLint.NOBODY_ELSE_HAS_GRANTS, "products to public", "grant select on products to public"),
                mutation(
                        SchemaLint.SERVICE_ROLE_MAKES_NOTHING,
                        "patchbay_products",
                        "grant create on schema public to public"));
    }

    private static Arguments mutation(SchemaLint lint, String subject, String mutation) {
        return arguments(lint, subject, mutation);
    }
}

package dev.patchbay.migrator;

import static dev.patchbay.migrator.MigratedDatabase.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plans of queries under row-level security: an index finds tenant and condition together. */
class IndexPlanTest {

    private static final TestDatabase DATABASE = MigratedDatabase.filled();

    @BeforeAll
    static void insertEnoughRowsForThePlanner() throws SQLException {
        try (Connection superuser = DATABASE.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            // Without triggers and checks of references, which only take time here.
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                insert into products (tenant_id, id, sku, name, price_minor, currency)
                select t.id, gen_random_uuid(), 'S' || n, 'N' || n, n, 'EUR' from tenants t, generate_series(1, 5000) n;
                insert into customers (tenant_id, id, name, status)
                select t.id, gen_random_uuid(), 'C' || n, 'lead' from tenants t, generate_series(1, 5000) n;
                analyze\
                """);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        select * from products where id = '01900000-0000-7000-8000-000000000001' | (id =
        select * from products where sku = 'S77'                                 | (sku =
        select * from products where price_minor = 77                            | (price_minor =
        select * from products where price_minor between 70 and 79               | (price_minor >=
        select * from customers where name = 'C77'                               | (name =
        select * from invoices where issued_on = date '2026-03-02'               | (issued_on =
        select * from invoices where status = 'void'                             | (status =
        """)
    void conditionIsPartOfTheIndexCondition(String query, String condition) throws SQLException {
        assertThat(plan(query))
                .anySatisfy(line ->
                        assertThat(line).contains("Index Cond: ((tenant_id = ").contains(condition));
    }

    private static List<String> plan(String query) throws SQLException {
        try (Connection connection = DATABASE.connect("patchbay_invoices", "i");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant', '" + ACME + "', true)");
            // The demo invoices fill a few pages only, which are quickest read through.
            statement.execute("set local enable_seqscan = off");
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("explain " + query)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines;
        }
    }
}

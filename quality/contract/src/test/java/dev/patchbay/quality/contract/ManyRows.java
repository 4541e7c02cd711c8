package dev.patchbay.quality.contract;

import dev.patchbay.testing.TestClient;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fills the database until a query without an index would show: the same number of rows for each of eight tenants in
 * every table. The profile {@code soak} makes it 100,000.
 */
final class ManyRows {

    private static final int AT_ONCE = 1000;

    static final int PER_TENANT = Integer.getInteger("contract.rows", 1000);

    private ManyRows() {}

    private static final class Once {
        private static final int ROWS = fill();
    }

    /** Fills it, once for a JVM. */
    static int present() {
        return Once.ROWS;
    }

    private static int fill() {
        try (Connection superuser = RunningInvoices.get().database().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(NUMBERS.replace("ROWS_PER_TENANT", Integer.toString(PER_TENANT)));
            insertPersonalData(statement);
            statement.execute(ROWS.replace("ACME", RunningInvoices.ACME.toString()));
            // The first reader of new rows writes them again; no query is to be measured that does.
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return PER_TENANT;
    }

    /** Through the service, which alone can encrypt what the tests are going to read. */
    private static void insertPersonalData(Statement statement) throws SQLException {
        TestClient client = RunningInvoices.get().acme();
        List<String> ids = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("select id from n where tenant = '" + RunningInvoices.ACME + "'")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        for (int start = 0; start < ids.size(); start += AT_ONCE) {
            List<String> some = ids.subList(start, Math.min(ids.size(), start + AT_ONCE));
            insert(
                    client,
                    "/addresses",
                    some,
                    ",\"street\":\"Street\",\"city\":\"City 77\",\"postalCode\":\"1\",\"country\":\"NL\"");
            insert(client, "/emails", some, ",\"address\":\"a@example.com\"");
            insert(client, "/phones", some, ",\"number\":\"+31201234567\"");
        }
    }

    private static void insert(TestClient client, String path, List<String> ids, String properties) {
        String rows = ids.stream()
                .map(id -> "{\"id\":\"" + id + "\"" + properties + "}")
                .collect(Collectors.joining(",", "[", "]"));
        TestClient.Response response = client.post(path, rows);
        if (response.status() != 201) {
            throw new IllegalStateException(response.body());
        }
    }

    private static final String NUMBERS = """
        set session_replication_role = replica;
        insert into tenants (id, slug, name)
            select ('01900000-0000-7000-8000-00000000010' || n)::uuid, 't' || n, 'Tenant ' || n
            from generate_series(1, 6) n;
        create temporary table n as
            select t.id as tenant, n, md5(t.id || 'x' || n)::uuid as id, md5(t.id || 'x' || 1 + n / 3)::uuid as one_of,
                   now() - n * interval '1 minute' as at
            from (select id from tenants order by id) t, generate_series(1, ROWS_PER_TENANT) n;
        """;

    private static final String ROWS = """
        insert into addresses (tenant_id, id, street, city, postal_code, region, country, created_at, updated_at)
            select tenant, id, '', 'City ' || n % 500, n::text, case when n % 2 = 0 then 'R' || n % 9 end, 'NL', at, at
            from n where tenant <> 'ACME';
        insert into emails (tenant_id, id, address, created_at, updated_at)
            select tenant, id, '', at, at from n where tenant <> 'ACME';
        insert into phones (tenant_id, id, number, created_at, updated_at)
            select tenant, id, '', at, at from n where tenant <> 'ACME';
        insert into customers (tenant_id, id, name, status, address_id, email_id, phone_id, created_at, updated_at)
            select tenant, id, 'Customer ' || n, (array['lead', 'active', 'inactive'])[1 + n % 3], one_of, one_of,
                   case when n % 2 = 0 then one_of end, at, at from n;
        insert into products (tenant_id, id, sku, name, description, price_minor, currency, created_at, updated_at)
            select tenant, id, 'SKU ' || n, 'Product ' || n, case when n % 2 = 0 then 'Text ' || n end, n, 'EUR', at, at
            from n;
        insert into invoices (tenant_id, id, number, customer_id, status, issued_on, due_on, currency, total_minor,
                created_at, updated_at)
            select tenant, id, 'N' || n, one_of, (array['draft', 'sent', 'paid', 'void'])[1 + n % 4],
                   date '2020-01-01' + n % 2000, date '2027-01-01', 'EUR', 1, at, at from n;
        insert into line_items (tenant_id, id, invoice_id, product_id, position, description, quantity,
                unit_price_minor, amount_minor, created_at, updated_at)
            select tenant, id, id, one_of, 1, 'Item ' || n, 1, 1, 1, at, at from n;
        """;
}

package dev.patchbay.quality.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Taking everything out of a small service. */
@Tag("soak")
class LargeExportIT {

    private static final int ROWS = 1_000_000;

    @Test
    void aMillionRowsLeaveAServiceWithAHeapOf128Megabytes() throws Exception {
        try (Connection superuser = RunningInvoices.get().database().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                insert into customers (tenant_id, id, name, status)
                select '%s', gen_random_uuid(), 'Exported ' || n, 'lead' from generate_series(1, %d) n;
                analyze customers\
                """.formatted(RunningInvoices.ACME, ROWS));
        }
        try (ServiceProcess service = new ServiceProcess("-Xmx128m")) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(service.base() + "/customers?where.name.like=Exported%25&orderby.createdAt=asc"))
                    .header("Authorization", "Bearer " + RunningInvoices.get().token())
                    .header("Accept", "application/x-ndjson")
                    .build();
            long lines = 0;
            long start = System.nanoTime();
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
                assertThat(response.statusCode()).isEqualTo(200);
                try (BufferedReader reader =
                        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                        assertThat(line).startsWith("{\"id\":\"").endsWith("}");
                        lines++;
                    }
                }
            }
            System.out.println(lines + " rows exported in " + (System.nanoTime() - start) / 1_000_000 + " ms");
            assertThat(lines).isEqualTo(ROWS);
            assertThat(service.isAlive()).isTrue();
        } finally {
            try (Connection superuser = RunningInvoices.get().database().connectAsSuperuser();
                    Statement statement = superuser.createStatement()) {
                statement.execute("set session_replication_role = replica");
                statement.execute("delete from customers where name like 'Exported %'");
            }
        }
    }
}

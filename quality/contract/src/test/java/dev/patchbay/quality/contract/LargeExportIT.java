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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Taking everything out of a small service. */
@Tag("soak")
class LargeExportIT {

    private static final int ROWS = Integer.getInteger("contract.exported-rows");
    private static final String SMALL = "-Xmx128m";

    @BeforeAll
    static void insert() throws Exception {
        execute("""
            insert into customers (tenant_id, id, name, status)
            select '%s', gen_random_uuid(), 'Exported ' || n, 'lead' from generate_series(1, %d) n;
            analyze customers\
            """.formatted(RunningInvoices.ACME, ROWS));
    }

    @AfterAll
    static void delete() throws Exception {
        execute("delete from customers where name like 'Exported %'");
    }

    @Test
    void everyRowLeavesAServiceWithAHeapOf128Megabytes() throws Exception {
        try (ServiceProcess service = new ServiceProcess(SMALL)) {
            assertThat(exported(service.base())).isEqualTo(ROWS);
            assertThat(service.isAlive()).isTrue();
        }
    }

    @Test
    void everyRowPassesThroughAComposerAsSmall() throws Exception {
        try (ServiceProcess service = new ServiceProcess(SMALL);
                ComposerProcess composer = new ComposerProcess(service.base(), SMALL)) {
            assertThat(exported(composer.base())).isEqualTo(ROWS);
            assertThat(service.isAlive()).isTrue();
            assertThat(composer.isAlive()).isTrue();
        }
    }

    /** Returns the number of complete rows before an orderly end. */
    private static long exported(String base) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(base + "/customers?where.name.like=Exported%25&orderby.createdAt=asc"))
                .header("Authorization", "Bearer " + RunningInvoices.get().token())
                .header("Accept", "application/x-ndjson")
                .build();
        long start = System.nanoTime();
        long rows = 0;
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (!line.startsWith("{\"id\":\"") || !line.endsWith("}")) {
                        throw new AssertionError("no row: " + line);
                    }
                    rows++;
                }
            }
        }
        System.out.println(rows + " rows exported in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        return rows;
    }

    /** Without triggers: this is about rows, not about what is told of them. */
    private static void execute(String sql) throws Exception {
        try (Connection superuser = RunningInvoices.get().database().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }
}

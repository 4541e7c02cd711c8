package dev.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.runtime.launch.DemoTenants;
import dev.patchbay.runtime.launch.DomainServices;
import dev.patchbay.runtime.tenancy.TenantMatrix;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A life of the whole platform: it comes up, serves two tenants, is stopped, killed, and comes up again. */
@TestMethodOrder(OrderAnnotation.class)
class RuntimeIT {

    @TempDir
    static Path folder;

    private static TestPlatform platform;
    private static HttpClient client;
    private static String customer = "";

    @BeforeAll
    static void up() throws Exception {
        client = HttpClient.newHttpClient();
        platform = TestPlatform.up(folder);
    }

    @AfterAll
    static void down() throws Exception {
        platform.close();
        client.close();
    }

    @Test
    @Order(1)
    void customerCreatedThroughThePlatformIsReadFromItsService() throws Exception {
        String acme = token("acme");

        HttpResponse<String> created = post("composer", "/customers", acme, "{\"name\":\"Initech\"}");

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        customer = json(created).required("id").asString();
        HttpResponse<String> read = get("customers", "/customers/" + customer, acme);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(json(read).required("name").asString()).isEqualTo("Initech");
    }

    @Test
    @Order(2)
    void otherTenantSeesItNowhere() throws Exception {
        String globex = token("globex");

        assertThat(get("composer", "/customers/" + customer, globex).statusCode())
                .isEqualTo(404);
        assertThat(get("customers", "/customers/" + customer, globex).statusCode())
                .isEqualTo(404);
        assertThat(get("invoices", "/customers/" + customer, globex).statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(3)
    void withoutTokenNothingIsServedButTheDocuments() throws Exception {
        for (String piece : List.of("composer", "customers")) {
            HttpResponse<String> refused = send(HttpRequest.newBuilder(uri(piece, "/customers")));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
        }
        assertThat(send(HttpRequest.newBuilder(uri("composer", "/openapi.json")))
                        .statusCode())
                .isEqualTo(200);
    }

    /** Every documented operation is routed; what the services document beyond it is not reachable. */
    @Test
    @Order(4)
    void platformServesExactlyWhatItDocuments() throws Exception {
        String acme = token("acme");
        SortedSet<String> documented = operations(json(send(HttpRequest.newBuilder(uri("composer", "/openapi.json")))));
        assertThat(documented).isNotEmpty();
        for (String operation : documented) {
            assertThat(probe(operation, acme)).as(operation).isNotIn(405, 502, 503, 504);
        }
        for (String service : DomainServices.onClassPath().names()) {
            SortedSet<String> hidden = operations(json(send(HttpRequest.newBuilder(uri(service, "/v3/api-docs")))));
            hidden.removeAll(documented);
            for (String operation : hidden) {
                if (operation.startsWith("GET ") && documented.stream().noneMatch(shown -> covers(shown, operation))) {
                    assertThat(probe(operation, acme)).as(operation).isIn(404, 405);
                }
            }
        }
    }

    /** Every operation of every document, with all that the other tenant has: nothing crosses, nothing tells. */
    @Test
    @Order(4)
    void noOperationReachesAnotherTenant() throws Exception {
        String acme = token("acme");
        String globex = token("globex");
        int probes = 0;
        for (String piece : List.of("shared", "customers", "products", "invoices", "composer")) {
            String document = piece.equals("composer") ? "/openapi.json" : "/v3/api-docs";
            TenantMatrix.Report report = new TenantMatrix(
                            json(send(HttpRequest.newBuilder(uri(piece, document)))),
                            new TestClient(platform.url(piece), acme),
                            new TestClient(platform.url(piece), globex),
                            Objects.requireNonNull(DemoTenants.IDS.get("globex")),
                            collection -> new TestClient(platform.url(serviceOf(collection)), acme),
                            collection -> new TestClient(platform.url(serviceOf(collection)), globex))
                    .run();
            assertThat(report.findings()).as(piece).isEmpty();
            assertThat(report.probes()).as("requests to " + piece).isGreaterThan(100);
            probes += report.probes();
        }
        System.out.println("two tenants, " + probes + " requests, nothing crossed");
    }

    @Test
    @Order(4)
    void keysRotateWhileThePlatformServes() throws Exception {
        String acme = token("acme");
        String before = get("composer", "/emails?limit=100", acme).body();
        Path masterKey = folder.resolve(".patchbay/master-keyset.json");
        String keyset = Files.readString(masterKey);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(masterKey)))
                .isEqualTo("rw-------");

        try (Shell shell = new Shell(folder)) {
            Shell.Result result = shell.run("./patchbay keys rotate");
            assertThat(result.output()).contains("master key rotated", "values encrypted anew");
            assertThat(result.exitCode()).isZero();
        }

        assertThat(Files.readString(masterKey)).isNotEqualTo(keyset);
        assertThat(get("composer", "/emails?limit=100", acme).body()).isEqualTo(before);
        String address = json(get("shared", "/emails?limit=1", acme))
                .get(0)
                .get("address")
                .asString();
        assertThat(json(get("shared", "/emails?where.address.eq=" + address, acme))
                        .size())
                .isPositive();
    }

    @Test
    @Order(4)
    void operatorSeesMetricsAndNobodysRows() throws Exception {
        String operator = token("operator");

        assertThat(get("customers", "/actuator/prometheus", operator).statusCode())
                .isEqualTo(200);
        assertThat(get("customers", "/customers", operator).statusCode()).isEqualTo(403);
        assertThat(get("composer", "/customers", operator).statusCode()).isEqualTo(401);
        assertThat(get("customers", "/actuator/prometheus", token("acme")).statusCode())
                .isEqualTo(403);
    }

    private static String serviceOf(String collection) {
        return switch (collection) {
            case "addresses", "emails", "phones" -> "shared";
            default -> collection;
        };
    }

    @Test
    @Order(5)
    void stopsCleanlyAndFindsItsDataAgain() throws Exception {
        assertThat(platform.stop()).isIn(0, 143);
        assertThat(platform.output()).doesNotContain("Exception", "did not stop");

        platform.upAgain();

        assertThat(get("composer", "/customers/" + customer, token("acme")).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(6)
    void comesUpAgainAfterItWasKilled() throws Exception {
        platform.kill();

        platform.upAgain();

        assertThat(get("composer", "/customers/" + customer, token("acme")).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(7)
    void serviceRunsAloneWithWhatTheStateFolderHolds() throws Exception {
        String acme = token("acme");
        int port = TestPlatform.freePort();
        try (Shell shell = new Shell(folder)) {
            Shell.Result started = shell.run(". .patchbay/env; " + System.getProperty("java.home") + "/bin/java -jar "
                    + TestPlatform.HOME.resolve("domain-services/customers/target") + "/*-exec.jar --server.port="
                    + port
                    + " > alone.log 2>&1 & ALONE=$!; for i in $(seq 240); do curl -sf localhost:" + port
                    + "/actuator/health/readiness && break; sleep 0.5; done");
            assertThat(started.output()).contains("UP");
            HttpResponse<String> read =
                    send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/customers/" + customer))
                            .header("Authorization", "Bearer " + acme));
            assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            assertThat(shell.run("kill $ALONE; wait $ALONE").exitCode()).isIn(0, 143);
        }
    }

    @Test
    @Order(7)
    void takenPortIsOneClearLine(@TempDir Path other) throws Exception {
        try (Shell shell = new Shell(folder)) {
            Shell.Result result =
                    shell.run("./patchbay up --state " + other + " --port composer=" + platform.port("composer"));
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output().strip())
                    .hasLineCount(1)
                    .contains("port " + platform.port("composer") + " (composer) is taken", "--port composer=");
        }
    }

    @Test
    @Order(8)
    void secondPlatformInTheSameFolderIsOneClearLine() throws Exception {
        try (Shell shell = new Shell(folder)) {
            Shell.Result result = shell.run("./patchbay up");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output().strip()).hasLineCount(1).contains("already running from this folder", "--state");
        }
    }

    @Test
    @Order(9)
    void unwritableFolderIsOneClearLine(@TempDir Path other) throws Exception {
        try (Shell shell = new Shell(folder)) {
            Shell.Result result = shell.run("touch " + other + "/file; ./patchbay up --state " + other + "/file/state");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output().strip()).hasLineCount(1).contains("cannot be written", "--state");
        }
    }

    @Test
    @Order(10)
    void missingConfigurationIsOneClearLine() throws Exception {
        try (Shell shell = new Shell(folder)) {
            Shell.Result result = shell.run("./patchbay up --config nowhere.yml");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output().strip()).hasLineCount(1).contains("nowhere.yml", "--config");
        }
    }

    @Test
    @Order(11)
    void databaseWithoutItsOwnersPasswordIsOneClearLine(@TempDir Path other) throws Exception {
        assertThat(refusal(other, "unset PATCHBAY_OWNER_PASSWORD;", "--database jdbc:postgresql://localhost:1/x"))
                .contains("--database needs the password of patchbay_owner: export PATCHBAY_OWNER_PASSWORD=");
    }

    @Test
    @Order(11)
    void databaseThatIsDownIsOneClearLine(@TempDir Path other) throws Exception {
        assertThat(refusal(
                        other,
                        "export PATCHBAY_OWNER_PASSWORD=x;",
                        "--database jdbc:postgresql://localhost:1/patchbay"))
                .contains(
                        "jdbc:postgresql://localhost:1/patchbay did not let patchbay_owner in",
                        "check PATCHBAY_DATABASE_URL");
    }

    @Test
    @Order(11)
    void pieceThatThereIsNotIsOneClearLine(@TempDir Path other) throws Exception {
        assertThat(refusal(other, "", "--port payments=4047"))
                .contains("--port payments=4047: there is no such piece; the pieces are composer, customers,");
    }

    @Test
    @Order(12)
    void existingDatabaseIsMigratedAndUsed(@TempDir Path other) throws Exception {
        platform.stop();
        TestDatabase database = TestPostgres.emptyDatabase();
        Map<String, String> owner = Map.of(
                "PATCHBAY_OWNER_USERNAME", TestPostgres.OWNER, "PATCHBAY_OWNER_PASSWORD", TestPostgres.OWNER_PASSWORD);

        try (TestPlatform there = TestPlatform.up(other, List.of("--database", database.jdbcUrl()), owner)) {
            assertThat(there.output()).doesNotContain(" postgres ");
            assertThat(other.resolve(".patchbay/postgres")).doesNotExist();
        }
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from customers")) {
            rows.next();
            assertThat(rows.getInt(1)).isPositive();
        }
    }

    /** The one line with which {@code up} refuses to start, on ports of its own and beside the running platform. */
    private static String refusal(Path state, String before, String options) throws Exception {
        String ports = DomainServices.onClassPath().names().stream()
                .map(name -> " --port " + name + "=0")
                .collect(Collectors.joining());
        try (Shell shell = new Shell(folder)) {
            Shell.Result result = shell.run("%s ./patchbay up --state %s/state %s --port composer=0 --port management=0"
                            .formatted(before, state, options)
                    + " --port postgres=0 --port identity=0" + ports);
            assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
            assertThat(result.output().strip()).hasLineCount(1);
            return result.output();
        }
    }

    private static String token(String tenant) throws Exception {
        try (Shell shell = new Shell(folder)) {
            Shell.Result result = shell.run("./patchbay token " + tenant);
            assertThat(result.exitCode()).as(result.output()).isZero();
            return result.output().strip();
        }
    }

    /** The status of an operation called with made-up path parameters and no body. */
    private static int probe(String operation, String token) throws Exception {
        String[] parts = operation.split(" ", 2);
        String path = parts[1].replaceAll("\\{[^}]+}", "01900000-0000-7000-8000-00000000dead");
        return send(HttpRequest.newBuilder(uri("composer", path))
                        .header("Authorization", "Bearer " + token)
                        .method(parts[0], BodyPublishers.noBody()))
                .statusCode();
    }

    private static boolean covers(String shown, String operation) {
        return operation.matches(shown.replaceAll("\\{[^}]+}", "[^/ ]+"));
    }

    private static SortedSet<String> operations(JsonNode document) {
        SortedSet<String> operations = new TreeSet<>();
        document.required("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    private static HttpResponse<String> get(String piece, String path, String token) throws Exception {
        return send(HttpRequest.newBuilder(uri(piece, path)).header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> post(String piece, String path, String token, String body) throws Exception {
        return send(HttpRequest.newBuilder(uri(piece, path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static URI uri(String piece, String path) {
        return URI.create(platform.url(piece) + path);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}

package dev.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.runtime.Tour.Step;
import dev.patchbay.runtime.launch.DemoTenants;
import dev.patchbay.runtime.launch.DomainServices;
import dev.patchbay.runtime.tenancy.TenantMatrix;
import dev.patchbay.testing.EventReader;
import dev.patchbay.testing.EventReader.Event;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A life of the whole platform: it comes up, serves two tenants, is stopped, killed, and comes up again. */
@TestMethodOrder(OrderAnnotation.class)
class RuntimeIT {

    /** Problem types, each with a request that gets it, and the request's body. */
    private static final String MISTAKES = """
        token-required                  ~ GET /customers ~
        invalid-token                   ~ GET /customers|Authorization: Bearer x.y.z ~
        insufficient-scope              ~ GET /customers|NARROW ~
        not-found                       ~ GET /nothing|TOKEN ~
        not-found                       ~ GET /customers/01900000-0000-7000-8000-00000000dead|TOKEN ~
        method-not-allowed              ~ PUT /customers|TOKEN ~
        content-too-large               ~ POST /customers|TOKEN|JSON ~ HUGE
        unreadable-body                 ~ POST /customers|TOKEN|JSON ~ {"name":
        invalid-body                    ~ POST /customers|TOKEN|JSON ~ {"name":1}
        unsupported-media-type          ~ POST /customers|TOKEN|Content-Type: text/plain|Content-Length: 1 ~ x
        invalid-parameter               ~ GET /customers?limit=many|TOKEN ~
        headers-too-large               ~ GET /customers|TOKEN|X-Large: LARGE ~
        invalid-request                 ~ GET /%zz|TOKEN ~
        invalid-request                 ~ GET /customers|TOKEN|Host: other ~
        transfer-coding-not-implemented ~ POST /customers|TOKEN|Transfer-Encoding: gzip, chunked ~ 0\
        """;

    @TempDir
    static Path folder;

    private static TestPlatform platform;
    private static PlatformClient acme;
    private static PlatformClient globex;
    private static String customer = "";

    @BeforeAll
    static void up() throws Exception {
        platform = TestPlatform.up(folder);
        acme = PlatformClient.of(platform, "acme");
        globex = PlatformClient.of(platform, "globex");
    }

    @AfterAll
    static void down() {
        platform.close();
    }

    @Test
    @Order(1)
    void customerCreatedThroughThePlatformIsReadFromItsService() {
        Response created = acme.at("composer").post("/customers", "{\"name\":\"Initech\"}");

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        customer = created.json().required("id").asString();
        Response read = acme.get("customers", "/customers/" + customer);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().required("name").asString()).isEqualTo("Initech");
    }

    @Test
    @Order(2)
    void customerOfAnotherTenantIsNotFoundAnywhere() {
        for (String piece : List.of("composer", "customers", "invoices")) {
            assertThat(globex.get(piece, "/customers/" + customer).status())
                    .as(piece)
                    .isEqualTo(404);
        }
    }

    @Test
    @Order(3)
    void withoutTokenOnlyDocumentsAreServed() {
        for (String piece : List.of("composer", "customers")) {
            Response refused = anybody(piece).get("/customers");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
        }
        assertThat(anybody("composer").get("/openapi.json").status()).isEqualTo(200);
    }

    /** Every documented operation is routed; an operation that only a service documents is not reachable. */
    @Test
    @Order(4)
    void platformServesExactlyTheDocumentedOperations() throws Exception {
        SortedSet<String> documented =
                operations(anybody("composer").get("/openapi.json").json());
        assertThat(documented).isNotEmpty();
        for (String operation : documented) {
            assertThat(probe(operation)).as(operation).isNotIn(405, 502, 503, 504);
        }
        for (String service : DomainServices.onClassPath().names()) {
            SortedSet<String> hidden =
                    operations(anybody(service).get("/v3/api-docs").json());
            hidden.removeAll(documented);
            for (String operation : hidden) {
                if (operation.startsWith("GET ") && documented.stream().noneMatch(shown -> covers(shown, operation))) {
                    assertThat(probe(operation)).as(operation).isIn(404, 405);
                }
            }
        }
    }

    /** Calls every operation of every document with ids, keys and values of the other tenant. */
    @Test
    @Order(4)
    void noOperationReachesAnotherTenant() {
        int probes = 0;
        for (String piece : List.of("shared", "customers", "products", "invoices", "composer")) {
            String document = piece.equals("composer") ? "/openapi.json" : "/v3/api-docs";
            TenantMatrix.Report report = new TenantMatrix(
                            anybody(piece).get(document).json(),
                            acme.at(piece),
                            globex.at(piece),
                            Objects.requireNonNull(DemoTenants.IDS.get("globex")),
                            collection -> acme.at(serviceOf(collection)),
                            collection -> globex.at(serviceOf(collection)))
                    .run();
            assertThat(report.findings()).as(piece).isEmpty();
            assertThat(report.probes()).as("requests to " + piece).isGreaterThan(100);
            probes += report.probes();
        }
        System.out.println("two tenants, " + probes + " requests, nothing crossed");
    }

    /** A stream can be resumed after the last event. */
    @Test
    @Order(4)
    void eventStreamIsRelayedAndCanBeResumed() throws Exception {
        String last;
        try (EventReader events = follow(null)) {
            acme.at("customers").patch("/customers/" + customer, "{\"status\":\"lead\"}");
            globex.at("composer").post("/customers", "{\"name\":\"of globex\"}");
            acme.at("composer").patch("/customers/" + customer, "{\"status\":\"active\"}");

            List<Event> told = events.next(2);
            assertThat(told).extracting(Event::of).containsExactly(customer, customer);
            assertThat(told).extracting(Event::kind).containsExactly("updated", "updated");
            last = told.getFirst().id();
        }
        try (EventReader events = follow(last)) {
            assertThat(events.next(1).getFirst().version()).isEqualTo(3);
        }
    }

    private static EventReader follow(@Nullable String lastEventId) throws Exception {
        return new EventReader(platform.url("composer") + "/customers/events", acme.token(), lastEventId);
    }

    @Test
    @Order(4)
    void keysRotateWhileThePlatformServes() throws Exception {
        String before = acme.get("composer", "/emails?limit=100").body();
        Path masterKey = folder.resolve(".patchbay/master-keyset.json");
        String keyset = Files.readString(masterKey);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(masterKey)))
                .isEqualTo("rw-------");

        try (Shell shell = new Shell(folder)) {
            Shell.Result result = shell.run("./patchbay keys rotate");
            assertThat(result.output()).contains("master key rotated", "values encrypted again");
            assertThat(result.exitCode()).isZero();
        }

        assertThat(Files.readString(masterKey)).isNotEqualTo(keyset);
        assertThat(acme.get("composer", "/emails?limit=100").body()).isEqualTo(before);
        String address = acme.get("shared", "/emails?limit=1")
                .json()
                .get(0)
                .get("address")
                .asString();
        assertThat(acme.get("shared", "/emails?where.address.eq=" + address)
                        .json()
                        .size())
                .isPositive();
    }

    @Test
    @Order(4)
    void operatorReadsMetricsAndNoRows() throws Exception {
        PlatformClient operator = PlatformClient.of(platform, "operator");

        assertThat(operator.get("customers", "/actuator/prometheus").status()).isEqualTo(200);
        assertThat(operator.get("customers", "/customers").status()).isEqualTo(403);
        assertThat(operator.get("composer", "/customers").status()).isEqualTo(401);
        assertThat(acme.get("customers", "/actuator/prometheus").status()).isEqualTo(403);
    }

    /** Both get the same bytes; what the composer does not find wrong itself, it passes on to the service. */
    @Test
    @Order(4)
    void sameMistakeIsTheSameProblemAtTheComposerAndAtAService() throws Exception {
        try (Shell shell = new Shell(folder)) {
            String narrow = shell.run("./patchbay token acme --scope emails:read")
                    .output()
                    .strip();
            for (String mistake : MISTAKES.lines().toList()) {
                String[] parts = mistake.split(" +~ *", -1);
                WireProblem composer = wrong("composer", parts[1], parts[2], narrow);
                WireProblem service = wrong("customers", parts[1], parts[2], narrow);
                assertThat(composer.type()).as(mistake).isEqualTo(parts[0]);
                assertThat(service.type()).as(mistake).isEqualTo(parts[0]);
                assertThat(composer.title()).as(mistake).isEqualTo(service.title());
                assertThat(composer.status()).as(mistake).isEqualTo(service.status());
            }
        }
    }

    /** @param head the request line without its version, and header fields, split by bars */
    private static WireProblem wrong(String piece, String head, String body, String narrow) throws IOException {
        String sent = body.replace("HUGE", "\"" + "x".repeat(1_100_000));
        String request = head.replaceFirst("(\\||$)", " HTTP/1.1|Host: x$1")
                .replace("JSON", "Content-Type: application/json|Content-Length: " + sent.length())
                .replace("LARGE", "x".repeat(20_000))
                .replace("NARROW", "Authorization: Bearer " + narrow)
                .replace("TOKEN", "Authorization: Bearer " + acme.token())
                .replace("|", "\r\n");
        return WireProblem.of(platform.port(piece), request + "\r\n\r\n" + sent);
    }

    private static String serviceOf(String collection) {
        return switch (collection) {
            case "addresses", "emails", "phones" -> "shared";
            default -> collection;
        };
    }

    /** The commands of the README and of docs/plans.md; the README stops the platform and starts it again. */
    @Test
    @Order(5)
    void toursOfReadmeAndPlansPrintWhatTheyPromise() throws Exception {
        Tour readme = Tour.of(TestPlatform.HOME.resolve("README.md"));
        Tour plans = Tour.of(TestPlatform.HOME.resolve("docs/plans.md"));
        int starts = 0;
        try (Shell shell = new Shell(folder)) {
            for (Step step : readme.steps()) {
                switch (step.commands()) {
                    case "mvn verify" -> assertThat(step.expected()).isEmpty(); // It is what runs this test.
                    case "./patchbay up" -> {
                        starts++;
                        if (starts > 1) {
                            stopCleanly();
                            platform.upAgain();
                        }
                        step.check(new Shell.Result(platform.output(), 0));
                    }
                    default -> step.check(shell.run(platform.moved(step.commands())));
                }
            }
            for (Step step : plans.steps()) {
                step.check(shell.run(platform.moved(step.commands())));
            }
        }
        assertThat(starts).isEqualTo(2);
        assertThat(readme.steps()).hasSizeGreaterThan(8);
        assertThat(plans.steps()).hasSizeGreaterThan(4);
    }

    private static void stopCleanly() {
        assertThat(platform.stop()).isIn(0, 143);
        assertThat(platform.output()).doesNotContain("Exception", "did not stop");
    }

    @Test
    @Order(6)
    void dataOutliveAStop() {
        assertThat(acme.get("composer", "/customers/" + customer).status()).isEqualTo(200);
    }

    @Test
    @Order(7)
    void platformStartsAgainAfterItWasKilled() throws Exception {
        platform.kill();

        platform.upAgain();

        assertThat(acme.get("composer", "/customers/" + customer).status()).isEqualTo(200);
    }

    @Test
    @Order(8)
    void serviceRunsAloneWithTheEnvironmentOfTheStateFolder() throws Exception {
        int port = TestPlatform.freePort();
        try (Shell shell = new Shell(folder)) {
            Shell.Result started = shell.run(". .patchbay/env; " + System.getProperty("java.home")
                    + "/bin/java -XX:TieredStopAtLevel=1 -jar "
                    + TestPlatform.HOME.resolve("domain-services/customers/target") + "/*-exec.jar --server.port="
                    + port
                    + " > alone.log 2>&1 & ALONE=$!; for i in $(seq 240); do curl -sf localhost:" + port
                    + "/actuator/health/readiness && break; sleep 0.5; done");
            assertThat(started.output()).contains("UP");
            Response read = new TestClient("http://localhost:" + port, acme.token()).get("/customers/" + customer);
            assertThat(read.status()).as(read.body()).isEqualTo(200);
            assertThat(shell.run("kill $ALONE; wait $ALONE").exitCode()).isIn(0, 143);
        }
    }

    @Test
    @Order(8)
    void secondPlatformInTheSameFolderIsRefusedInOneLine() throws Exception {
        try (Shell shell = new Shell(folder)) {
            Shell.Result result = shell.run("./patchbay up");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output().strip()).hasLineCount(1).contains("already running from this folder", "--state");
        }
    }

    private static TestClient anybody(String piece) {
        return new TestClient(platform.url(piece), null);
    }

    /**
     * Returns the status of an operation called with invented path parameters and no body; the response may be endless.
     */
    private static int probe(String operation) throws Exception {
        String[] parts = operation.split(" ", 2);
        String path = parts[1].replaceAll("\\{[^}]+}", "01900000-0000-7000-8000-00000000dead");
        HttpRequest request = HttpRequest.newBuilder(URI.create(platform.url("composer") + path))
                .header("Authorization", "Bearer " + acme.token())
                .method(parts[0], BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        }
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
}

package dev.patchbay.quality.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.invoices.StatementRecorder;
import dev.patchbay.quality.contract.Operations.Operation;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's queries: their number, and that each uses an index that begins with the tenant. */
class QueryPlanIT {

    private static final RunningInvoices SERVICE = RunningInvoices.get();
    private static final TestClient CLIENT = SERVICE.acme();
    private static final StatementRecorder STATEMENTS = SERVICE.context().getBean(StatementRecorder.class);
    private static final Operations OPERATIONS = new Operations(SERVICE.document());

    @BeforeAll
    static void fill() {
        assertThat(ManyRows.present()).isPositive();
    }

    /**
     * Every documented filter and ordering of every list, with a page, a count, and the pages around a cursor: as the
     * service's role plans it, which reads nobody's rows to find another's.
     */
    @Test
    void everyQueryThatTheDocumentAllowsFindsAnIndexThatBeginsWithTheTenant() throws SQLException {
        Map<String, String> shapes = new LinkedHashMap<>();
        for (Operation operation : OPERATIONS.all()) {
            if (operation.method().equals("GET") && operation.isList()) {
                String path = operation.path().replace("{id}", anId(operation.path()));
                for (JsonNode parameter : operation.parameters()) {
                    String name = parameter.get("name").asString();
                    if (name.startsWith("where.") && !name.equals("where.or") && !name.equals("where.and")) {
                        String query =
                                path + "?totalCount=true&limit=2&" + name + "=" + sample(parameter.get("schema"));
                        record(shapes, query);
                    } else if (name.startsWith("orderby.")) {
                        for (String direction : List.of("asc", "desc")) {
                            pages(shapes, path + "?limit=2&" + name + "=" + direction);
                        }
                    }
                }
            }
        }

        List<String> wrong = new ArrayList<>();
        Replay.undone(SERVICE.database(), statement -> {
            for (Map.Entry<String, String> shape : shapes.entrySet()) {
                scansWithoutTenant(plan(statement, shape.getValue()))
                        .forEach(scan -> wrong.add(scan + " for " + shape.getKey() + "\n    " + shape.getValue()));
            }
        });
        assertThat(shapes).hasSizeGreaterThan(300);
        assertThat(wrong).isEmpty();
    }

    private static void pages(Map<String, String> shapes, String query) {
        Response first = record(shapes, query + "&cursor=true");
        Optional<String> after = first.header("X-Start-After");
        if (after.isPresent()) {
            record(shapes, query + "&startAfter=" + after.get());
            record(shapes, query + "&endBefore=" + after.get());
        }
    }

    private static Response record(Map<String, String> shapes, String query) {
        List<Response> responses = new ArrayList<>();
        for (String sql : STATEMENTS.during(() -> responses.add(CLIENT.get(query)))) {
            if (sql.startsWith("SELECT")) {
                shapes.putIfAbsent(sql.replaceAll("'[^']*'", "?"), sql);
            }
        }
        assertThat(responses.getFirst().status()).as(query).isEqualTo(200);
        return responses.getFirst();
    }

    private static String anId(String path) {
        String list = path.substring(0, path.indexOf('/', 1) < 0 ? path.length() : path.indexOf('/', 1));
        return CLIENT.get(list + "?limit=1&offset=20").json().path(0).path("id").asString("");
    }

    private static String sample(JsonNode schema) {
        JsonNode type = OPERATIONS.resolve(schema);
        if (type.has("enum")) {
            return type.get("enum").get(0).asString();
        }
        return switch (type.path("format").asString(type.path("type").asString())) {
            case "uuid" -> "01900000-0000-7000-8000-000000000001";
            case "int32", "int64" -> "77";
            case "boolean" -> "true";
            case "date" -> "2024-01-01";
            case "date-time" -> "2026-01-01T00:00:00Z";
            case "array" -> sample(type.get("items"));
            default -> "City%2077";
        };
    }

    private static JsonNode plan(Statement statement, String sql) throws SQLException {
        String whole = Replay.executable(sql);
        try (ResultSet rows = statement.executeQuery("explain (format json) " + whole)) {
            rows.next();
            return JsonMapper.shared().readTree(rows.getString(1)).get(0).get("Plan");
        } catch (SQLException e) {
            throw new SQLException(whole, e);
        }
    }

    /** The places of the plan that read a table other than by an index whose condition has the tenant in it. */
    private static List<String> scansWithoutTenant(JsonNode node) {
        List<String> wrong = new ArrayList<>();
        String type = node.get("Node Type").asString();
        boolean scan = type.endsWith("Scan") && !type.equals("Bitmap Heap Scan");
        if (scan && !node.path("Index Cond").asString("").contains("tenant_id = ")) {
            wrong.add(type + " of "
                    + node.path("Relation Name")
                            .asString(node.path("Index Name").asString("?")));
        }
        node.path("Plans").forEach(child -> wrong.addAll(scansWithoutTenant(child)));
        return wrong;
    }

    @Test
    void aListWithRelationsAndPartsTakesOneStatementForEachOfThemHoweverManyRowsThereAre() {
        String list = "/customers?expand=address,email,phone&orderby.name=asc&totalCount=true&limit=";
        // The tenant, the page, the count, three relations.
        assertThat(statements(list + 2)).hasSize(6);
        assertThat(statements(list + 90)).hasSize(6);

        String invoices = "/invoices?expand=customer&limit=";
        // The tenant, the page, the line items, the customers.
        assertThat(statements(invoices + 2)).hasSize(4);
        assertThat(statements(invoices + 90)).hasSize(4);

        String customer =
                CLIENT.get("/invoices?limit=1").json().at("/0/customerId").asString();
        String children = "/customers/" + customer + "/invoices?limit=";
        // The tenant, the parent, the page, the line items.
        assertThat(statements(children + 1)).hasSize(4);
        assertThat(statements(children + 90)).hasSize(4);
    }

    @Test
    void anAggregateIsWrittenInAsManyBatchesHoweverManyPartsItHas() {
        String customer = anId("/customers");
        String product = anId("/products");

        assertThat(ofTheRequest(STATEMENTS.during(() -> create("few", customer, product, 2))))
                .hasSize(3);
        assertThat(ofTheRequest(STATEMENTS.during(() -> create("many", customer, product, 60))))
                .hasSize(3);
    }

    private static void create(String number, String customer, String product, int items) {
        String item = "{\"productId\":\"" + product + "\",\"description\":\"a\",\"quantity\":1,\"unitPriceMinor\":1}";
        Response response = CLIENT.post(
                "/invoices",
                "{\"number\":\"%s\",\"customerId\":\"%s\",\"currency\":\"EUR\",\"lineItems\":[%s]}"
                        .formatted(number, customer, String.join(",", java.util.Collections.nCopies(items, item))));
        assertThat(response.status()).as(response.body()).isEqualTo(201);
    }

    private static List<String> statements(String query) {
        return ofTheRequest(STATEMENTS.during(
                () -> assertThat(CLIENT.get(query).status()).as(query).isEqualTo(200)));
    }

    /**
     * Without what is asked now and then by whichever request comes first: whether the tenant is active, in a
     * transaction of its own; its keys; and the announcement of changes, which comes after a commit, for several
     * requests at once.
     */
    private static List<String> ofTheRequest(List<String> statements) {
        List<String> own = new ArrayList<>();
        for (String sql : statements) {
            if (sql.contains(" from tenants ")) {
                own.removeLast();
            } else if (!sql.contains("patchbay_changes")
                    && !sql.contains("change_events")
                    && !sql.contains(" from tenant_keys ")) {
                own.add(sql);
            }
        }
        return own;
    }
}

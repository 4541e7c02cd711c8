package dev.patchbay.runtime.tenancy;

import dev.patchbay.runtime.tenancy.ApiDocument.Operation;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls every operation of one server's own document as one tenant with all that belongs to another: ids, references,
 * filters, orderings, cursors, keys. What belongs to somebody else must answer exactly as what does not exist, byte for
 * byte apart from the id that was asked for; and afterwards the other tenant's rows must be what they were.
 */
public final class TenantMatrix {

    private static final Set<String> VOLATILE = Set.of("date", "x-request-id", "keep-alive", "connection");
    private static final Pattern REQUEST = Pattern.compile("urn:patchbay:request:[A-Za-z0-9._-]+");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Text of database errors or stack traces, which no response may contain. */
    private static final Pattern INSIDE =
            Pattern.compile("(?i)violates|org\\.postgresql|java\\.|SQLSTATE|select |pg_|at dev\\.patchbay");

    private final ApiDocument document;
    private final TestClient mine;
    private final TestClient theirs;
    private final Function<String, TestClient> myServices;
    private final Function<String, TestClient> theirServices;
    private final UUID theirTenant;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, List<JsonNode>> myRows = new TreeMap<>();
    private final Map<String, List<JsonNode>> theirRows = new TreeMap<>();
    private final Set<String> theirIds = new HashSet<>();
    private final Set<String> myIds = new HashSet<>();
    private int probes;

    /**
     * A matrix of one server.
     *
     * @param document the server's OpenAPI document
     * @param mine calls as the tenant that tries
     * @param theirs calls as the tenant that is tried
     * @param myServices by the last segment of a collection's path, a client that may delete there as {@code mine}
     * @param theirServices the same as {@code theirs}
     */
    public TenantMatrix(
            JsonNode document,
            TestClient mine,
            TestClient theirs,
            UUID theirTenant,
            Function<String, TestClient> myServices,
            Function<String, TestClient> theirServices) {
        this.document = new ApiDocument(document);
        this.mine = mine;
        this.theirs = theirs;
        this.theirTenant = theirTenant;
        this.myServices = myServices;
        this.theirServices = theirServices;
    }

    /** The result of a run: the number of requests, and every leak that they found. */
    public record Report(int probes, List<String> findings) {}

    public Report run() {
        List<Operation> operations = document.operations();
        operations.stream()
                .filter(operation -> operation.isList() && !operation.isOnOne())
                .forEach(this::read);
        for (Operation operation : operations) {
            if (operation.isOnOne()) {
                theirIdAnswersAsNoId(operation);
            }
            if (operation.isList() && myRows.containsKey(operation.collection())) {
                listsShowOwnRowsOnly(operation);
            } else if (!operation.isOnOne() && operation.takes("maxAffected")) {
                bulkChangesTouchNothingOfTheirs(operation);
            }
            if (operation.bodyExample().isObject() && myRows.containsKey(operation.collection())) {
                bodiesReachNothingOfTheirs(operation);
            }
        }
        for (Operation operation : operations) {
            if (operation.method().equals("POST") && myRows.containsKey(operation.path())) {
                theirIdCanBeMineToo(operation);
                theirKeyIsNotMine(operation);
            }
        }
        theirRows.forEach((path, before) -> {
            if (!all(theirs, path).equals(before)) {
                findings.add(path + ": the other tenant's rows are no longer what they were");
            }
        });
        return new Report(probes, List.copyOf(findings));
    }

    private void read(Operation list) {
        List<JsonNode> own = all(mine, list.path());
        List<JsonNode> other = all(theirs, list.path());
        if (own.isEmpty() || other.isEmpty()) {
            findings.add(list + ": both tenants need rows to be told apart");
            return;
        }
        myRows.put(list.path(), own);
        theirRows.put(list.path(), other);
        own.forEach(row -> idsOf(row.toString(), myIds));
        other.forEach(row -> idsOf(row.toString(), theirIds));
    }

    private static List<JsonNode> all(TestClient client, String path) {
        List<JsonNode> rows = new ArrayList<>();
        int before;
        do {
            before = rows.size();
            client.get(path + "?limit=100&offset=" + before).json().forEach(rows::add);
        } while (rows.size() == before + 100);
        return rows;
    }

    private void theirIdAnswersAsNoId(Operation operation) {
        List<JsonNode> rows = rows(theirRows, operation.collection());
        if (rows.isEmpty()) {
            return;
        }
        String id = id(rows.getFirst());
        List<String> queries = new ArrayList<>(List.of(""));
        operation.expansions().forEach(name -> queries.add("?expand=" + name));
        for (String query : queries) {
            same(operation, id, other -> call(operation, other, query, operation.bodyExample()));
        }
    }

    private void listsShowOwnRowsOnly(Operation list) {
        String parent = list.isOnOne() ? id(rows(myRows, list.collection()).getFirst()) : "";
        String path = list.path().replaceAll("\\{[^}]+}", parent);
        String rowsOf = "/" + path.substring(path.lastIndexOf('/') + 1);
        List<JsonNode> samples = theirRows.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(rowsOf))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(rows(theirRows, list.path()));
        for (String parameter : list.queryParameters()) {
            if (parameter.startsWith("where.") && parameter.split("\\.", -1).length == 3) {
                filter(list, path, parameter, samples);
            } else if (parameter.startsWith("orderby.")) {
                ownRows(list, path + "?" + parameter + "=asc&limit=100");
                ownRows(list, path + "?" + parameter + "=desc&limit=100&totalCount=true");
            }
        }
        list.expansions().forEach(name -> ownRows(list, path + "?limit=100&expand=" + name));
        if (list.takes("startAfter") && !list.isOnOne()) {
            Response page = theirs.get(path + "?cursor=true&limit=3");
            ownRows(
                    list,
                    path + "?limit=100&startAfter="
                            + page.header("X-Start-After").orElseThrow());
            ownRows(
                    list,
                    path + "?limit=100&endBefore=" + page.header("X-End-Before").orElseThrow());
        }
        String id = samples.isEmpty() ? UUID.randomUUID().toString() : id(samples.getLast());
        same(
                list,
                id,
                other -> mine.get(
                        path + "?totalCount=true&where.or=" + encode("(id.eq=" + other + "|id.in=" + other + ")")));
        same(list, id, other -> mine.get(path + "?totalCount=true&where.id.in=" + other));
    }

    private void filter(Operation list, String path, String parameter, List<JsonNode> samples) {
        String[] parts = parameter.split("\\.", -1);
        String value = samples.stream()
                .map(row -> row.path(parts[1]))
                .filter(node -> !node.isNull() && !node.isMissingNode())
                .map(JsonNode::asString)
                .findFirst()
                .orElse("1");
        String operand = parts[2].equals("isNull") ? "false" : encode("\"" + value.replace("\"", "\\\"") + "\"");
        if (!parts[2].equals("in") && !parts[2].equals("nin") && !parts[2].equals("isNull")) {
            operand = encode(value);
        }
        String query = path + "?limit=100&totalCount=true&" + parameter + "=" + operand;
        ownRows(list, query);
        if (ID.matcher(value).matches() && theirIds.contains(value) && !parts[2].matches("[gl]te?")) {
            same(list, value, other -> mine.get(path + "?totalCount=true&limit=100&" + parameter + "=" + other));
        }
    }

    private void ownRows(Operation list, String pathAndQuery) {
        Response answer = checked(list, mine.get(pathAndQuery), pathAndQuery);
        if (answer.status() != 200) {
            findings.add(list + ": " + pathAndQuery + " answers " + answer.status() + " " + answer.body());
            return;
        }
        int rows = answer.json().size();
        answer.header("X-Total-Count").map(Integer::parseInt).ifPresent(total -> {
            if (rows < 100 && total != rows) {
                findings.add(list + ": " + pathAndQuery + " counts " + total + " and shows " + rows);
            }
        });
    }

    private void bulkChangesTouchNothingOfTheirs(Operation bulk) {
        List<JsonNode> rows = rows(theirRows, bulk.path());
        if (rows.isEmpty()) {
            return;
        }
        String id = id(rows.getFirst());
        for (String filter : List.of("where.id.eq=", "where.id.in=")) {
            same(bulk, id, other -> call(bulk, "", "?" + filter + other, bulk.bodyExample()));
        }
    }

    /** Changes a row of one's own: a body may neither name a tenant nor refer to a row of the other. */
    private void bodiesReachNothingOfTheirs(Operation operation) {
        JsonNode row = rows(myRows, operation.collection()).getFirst();
        ObjectNode body = ownBody(operation, row);
        String query = operation.takes("maxAffected") ? "?where.id.eq=" + id(row) : "";
        for (String property : List.of("tenantId", "tenant_id", "tenant")) {
            ObjectNode claimed = body.deepCopy().put(property, theirTenant.toString());
            Response answer = checked(operation, call(operation, id(row), query, claimed), "");
            if (answer.status() != 400) {
                findings.add(operation + ": a body that names " + property + " answers " + answer.status());
            }
        }
        for (String pointer : references(body, "", new ArrayList<>())) {
            theirRows.forEach((path, rows) -> same(operation, id(rows.getFirst()), other -> {
                ObjectNode referring = body.deepCopy();
                put(referring, pointer, other);
                return call(operation, id(row), query, referring);
            }));
        }
    }

    /** Returns the example with references to rows of one's own, so that nothing else is wrong with it. */
    private static ObjectNode ownBody(Operation operation, JsonNode row) {
        ObjectNode body = (ObjectNode) operation.bodyExample().deepCopy();
        if (operation.method().equals("PATCH")) {
            row.properties().forEach(property -> {
                if (property.getKey().endsWith("Id")) {
                    body.set(property.getKey(), property.getValue());
                }
            });
        }
        body.remove("id");
        for (String pointer : references(body, "", new ArrayList<>())) {
            JsonNode own = row.at(pointer);
            put(body, pointer, own.isString() ? own.asString() : null);
        }
        return body;
    }

    private static List<String> references(JsonNode node, String pointer, List<String> found) {
        node.properties().forEach(property -> {
            String place = pointer + "/" + property.getKey();
            if (property.getKey().endsWith("Id")) {
                found.add(place);
            } else if (property.getValue().isArray() && property.getValue().size() > 0) {
                references(property.getValue().get(0), place + "/0", found);
            }
        });
        return found;
    }

    private static void put(ObjectNode body, String pointer, @Nullable String value) {
        int slash = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) body.at(pointer.substring(0, slash));
        parent.put(pointer.substring(slash + 1), value);
    }

    /**
     * Creates a row with an id of the other tenant: ids are unique within a tenant, and no row of theirs is replaced.
     */
    private void theirIdCanBeMineToo(Operation create) {
        String id = id(rows(theirRows, create.path()).getLast());
        ObjectNode body = ownBody(create, rows(myRows, create.path()).getFirst());
        same(create, id, other -> {
            Response answer =
                    mine.post(create.path(), body.deepCopy().put("id", other).toString());
            if (answer.status() != 201) {
                findings.add(create + ": an id of one's own choice answers " + answer.status() + " " + answer.body());
            } else {
                delete(myServices, create, other);
            }
            return answer;
        });
    }

    private void theirKeyIsNotMine(Operation create) {
        String key = UUID.randomUUID().toString();
        ObjectNode body = ownBody(create, rows(myRows, create.path()).getFirst());
        ObjectNode theirBody = ownBody(create, rows(theirRows, create.path()).getFirst());
        String used = UUID.randomUUID().toString();
        Response first = theirs.post(create.path(), theirBody.put("id", used).toString(), "Idempotency-Key", key);
        if (first.status() != 201) {
            findings.add(create + ": the other tenant itself is answered " + first.status() + " " + first.body());
            return;
        }
        theirIds.add(used);
        String made = UUID.randomUUID().toString();
        same(create, key, other -> {
            Response answer = mine.post(create.path(), body.put("id", made).toString(), "Idempotency-Key", other);
            if (answer.status() != 201) {
                findings.add(create + ": a key that the other tenant used answers " + answer.status());
            } else {
                delete(myServices, create, made);
            }
            return answer;
        });
        delete(theirServices, create, used);
    }

    private void delete(Function<String, TestClient> services, Operation create, String id) {
        String collection = create.path().substring(create.path().lastIndexOf('/'));
        Response answer = services.apply(collection.substring(1)).delete(collection + "/" + id);
        if (answer.status() != 204) {
            findings.add(create + ": what was made could not be deleted: " + answer.status() + " " + answer.body());
        }
    }

    /** Compares the responses to something of theirs and to something that does not exist. */
    private void same(Operation operation, String theirThing, Function<String, Response> call) {
        String nothing = UUID.randomUUID().toString();
        String toTheirs = comparable(checked(operation, call.apply(theirThing), theirThing), theirThing);
        String toNothing = comparable(checked(operation, call.apply(nothing), nothing), nothing);
        if (!toTheirs.equals(toNothing)) {
            findings.add(operation + " tells what exists: " + toTheirs + " is not " + toNothing);
        }
    }

    private String comparable(Response answer, String asked) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> VOLATILE.contains(name.toLowerCase(java.util.Locale.ROOT)));
        if (!answer.body().isEmpty()) {
            headers.remove("content-length"); // of a body with times, which are as long as their fractions
        }
        String text = (answer.status() + " " + headers + " " + answer.body()).replace(asked, "{asked}");
        String timeless =
                TIME.matcher(REQUEST.matcher(text).replaceAll("{request}")).replaceAll("{time}");
        return ID.matcher(timeless).replaceAll(id -> known(id.group()) ? id.group() : "{new}");
    }

    private boolean known(String id) {
        return myIds.contains(id) || theirIds.contains(id);
    }

    private Response call(Operation operation, String id, String query, JsonNode body) {
        String path = operation.path().replaceAll("\\{[^}]+}", id) + query;
        return body.isMissingNode()
                ? mine.send(operation.method(), path, null)
                : mine.send(operation.method(), path, body.toString(), "Content-Type", "application/json");
    }

    /**
     * Checks that a response is no failure, has no internals in it, and no id of theirs that was not in the request.
     */
    private Response checked(Operation operation, Response answer, String asked) {
        probes++;
        if (answer.status() >= 500) {
            findings.add(operation + " fails: " + answer.status() + " " + answer.body());
        }
        if (INSIDE.matcher(answer.body()).find()) {
            findings.add(operation + " speaks of what is inside: " + answer.body());
        }
        Set<String> shown = idsOf(answer.body() + answer.headers().map(), new HashSet<>());
        shown.retainAll(theirIds);
        shown.removeIf(asked::contains); // a Link header repeats the query
        if (!shown.isEmpty()) {
            findings.add(operation + " shows rows of the other tenant: " + shown);
        }
        return answer;
    }

    private static Set<String> idsOf(String text, Set<String> ids) {
        ID.matcher(text).results().forEach(match -> ids.add(match.group()));
        return ids;
    }

    private static List<JsonNode> rows(Map<String, List<JsonNode>> rows, String path) {
        return rows.getOrDefault(path, List.of());
    }

    private static String id(JsonNode row) {
        return row.required("id").asString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package dev.patchbay.domain.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.blog.Blog;
import dev.patchbay.migrator.keys.KeyRotation;
import dev.patchbay.migrator.keys.PersonalData;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import dev.patchbay.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A field that is encrypted in the database and looks like any other in the API, but for what cannot be asked of it.
 */
class EncryptedFieldIT {

    private static final Blog BLOG = Blog.running();
    private static final TestClient CLIENT = BLOG.acme();

    private String ada = "";

    @BeforeEach
    void authors() {
        Blog.execute(BLOG.testDatabase(), "delete from posts; delete from authors");
        ada = create("Ada", "\"+44 1\"");
        create("Ben", "\"+44 2\"");
        create("Cid", "null");
    }

    private static String create(String name, String phone) {
        Response response = CLIENT.post("/authors", "{\"name\":\"%s\",\"phone\":%s}".formatted(name, phone));
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        return response.json().get("id").asString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "where.phone.eq=%2B44%201; Ada",
                "where.phone.eq=%2B44%209; ''",
                "where.phone.neq=%2B44%201; Ben",
                "where.phone.in=%2B44%201,%2B44%202; Ada Ben",
                "where.phone.nin=%2B44%202,x; Ada",
                "where.phone.isNull=true; Cid",
                "where.phone.isNull=false; Ada Ben",
                "where.or=(phone.eq=%22%2B44%202%22%7Cname.eq=Cid); Ben Cid",
            })
    void equalityFindsIt(String query, String names) {
        assertThat(names(CLIENT.get("/authors?" + query))).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where.phone.gt=1",
                "where.phone.lte=1",
                "where.phone.like=%2544%25",
                "where.phone.ilike=x",
                "where.or=(phone.like=x)",
                "orderby.phone=asc",
            })
    void whatOnlyTheClearTextCouldAnswerIs400(String query) {
        Response response = CLIENT.get("/authors?" + query);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("encrypted");
    }

    @Test
    void documentHasOnlyFiltersThatEncryptedFieldsTake() {
        Set<String> parameters = new TreeSet<>();
        JsonNode document = CLIENT.get("/v3/api-docs").json();
        document.at("/components/parameters").forEach(parameter -> {
            String name = parameter.get("name").asString();
            if (name.contains("phone")) {
                parameters.add(name);
            }
        });
        assertThat(parameters)
                .containsExactly(
                        "where.phone.eq", "where.phone.in", "where.phone.isNull", "where.phone.neq", "where.phone.nin");
    }

    @Test
    void databaseHoldsNeitherTheValueNorTwoEqualCiphertexts() throws SQLException {
        BLOG.globex().post("/authors", "{\"name\":\"Gus\",\"phone\":\"+44 1\"}");

        List<String> stored = column("select encode(phone, 'escape') || encode(phone_index, 'escape') from authors");
        assertThat(stored).isNotEmpty().noneMatch(text -> text != null && text.contains("+44"));
        assertThat(column("select encode(phone_index, 'hex') from authors where phone is not null"))
                .as("equal values of two tenants have nothing in common")
                .doesNotHaveDuplicates();
    }

    @Test
    void uniqueValueIsUniqueWithinTheTenant() {
        Response twice = CLIENT.post("/authors", "{\"name\":\"Eve\",\"phone\":\"+44 1\"}");

        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.json().get("detail").asString()).isEqualTo("Another Author has this phone");
        assertThat(BLOG.globex()
                        .post("/authors", "{\"name\":\"Eve\",\"phone\":\"+44 1\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void changesAreEncryptedToo() {
        assertThat(CLIENT.patch("/authors/" + ada, "{\"phone\":\"+44 7\"}")
                        .json()
                        .get("phone")
                        .asString())
                .isEqualTo("+44 7");
        assertThat(names(CLIENT.get("/authors?where.phone.eq=%2B44%207"))).isEqualTo("Ada");
        assertThat(CLIENT.patch("/authors?where.phone.eq=%2B44%207", "{\"phone\":null}")
                        .status())
                .isEqualTo(200);
        assertThat(CLIENT.get("/authors/" + ada).json().get("phone").isNull()).isTrue();
    }

    /** Somebody who may write to the database cannot make one row show another's value. */
    @Test
    void ciphertextThatWasMovedIsNotRead() {
        Blog.execute(
                BLOG.testDatabase(),
                "update authors a set phone = b.phone from authors b where a.name = 'Ben' and b.name = 'Ada'");

        Response response = CLIENT.get("/authors?where.name.eq=Ben");
        assertThat(response.status()).isEqualTo(410);
        assertThat(response.json().get("type").asString()).isEqualTo("urn:patchbay:problem:unreadable-data");
        assertThat(CLIENT.get("/authors/" + ada).status()).isEqualTo(200);
    }

    /** Unreadable data can be deleted without being read; another tenant learns nothing of it. */
    @Test
    void unreadableRowCanBeDeletedByItsTenantOnly() {
        Blog.execute(
                BLOG.testDatabase(),
                "update authors a set phone = b.phone from authors b where a.name = 'Ben' and b.name = 'Ada'");
        String ben = CLIENT.get("/authors?where.name.eq=Ben&fields=id")
                .json()
                .at("/0/id")
                .asString();
        assertThat(CLIENT.get("/authors/" + ben).status()).isEqualTo(410);

        Response foreign = BLOG.globex().delete("/authors/" + ben);
        Response unknown = BLOG.globex().delete("/authors/" + UUID.randomUUID());
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.json().get("detail")).isEqualTo(unknown.json().get("detail"));
        assertThat(BLOG.globex().get("/authors/" + ben).status()).isEqualTo(404);
        assertThat(BLOG.globex().patch("/authors/" + ben, "{\"name\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(CLIENT.delete("/authors/" + ben, "If-Match", "\"9\"").status())
                .isEqualTo(412);
        assertThat(CLIENT.delete("/authors/" + ben).status()).isEqualTo(204);
        assertThat(CLIENT.delete("/authors/" + ben).status()).isEqualTo(404);
    }

    @Test
    void storedResponseIsEncrypted() throws SQLException {
        String body = "{\"name\":\"Ida\",\"phone\":\"+44 8\"}";
        Response first = CLIENT.post("/authors", body, "Idempotency-Key", "encrypted");

        assertThat(CLIENT.post("/authors", body, "Idempotency-Key", "encrypted").body())
                .isEqualTo(first.body());
        assertThat(column("select encode(response_body, 'escape') from idempotency_keys"))
                .isNotEmpty()
                .noneMatch(text -> text.contains("+44"));
    }

    @Test
    void keysRotateWhileTheServiceRuns() throws Exception {
        String before = CLIENT.get("/authors").body();
        try (Connection owner = owner()) {
            assertThat(rotation(owner).rotateData(Blog.ACME)).isPositive();
            assertThat(CLIENT.get("/authors").body()).isEqualTo(before);
            var _ = rotation(owner).rotateMaster(false);
        }
        assertThat(CLIENT.get("/authors").body()).isEqualTo(before);
        assertThat(names(CLIENT.get("/authors?where.phone.eq=%2B44%201"))).isEqualTo("Ada");
    }

    @Test
    void dataWithoutItsKeyIsGone() throws Exception {
        UUID tenant = UUID.randomUUID();
        Blog.execute(
                BLOG.testDatabase(),
                "insert into tenants (id, slug, name) values ('%s', 'shredded', 'Shredded')".formatted(tenant));
        try (Connection owner = owner()) {
            personalData(owner).secureAll();
        }
        TestClient client = new TestClient(BLOG.base(), BLOG.issuer().token(tenant, Blog.SCOPES));
        assertThat(client.post("/authors", "{\"name\":\"Zoe\",\"phone\":\"+44 1\"}")
                        .status())
                .isEqualTo(201);

        try (Connection owner = owner()) {
            personalData(owner).destroy(tenant);
        }

        Response response = await().atMost(Duration.ofSeconds(20))
                .until(() -> client.get("/authors"), each -> each.status() != 200);
        assertThat(response.status()).as(response.body()).isEqualTo(410);
        assertThat(client.get("/posts").status()).as("what was never encrypted").isEqualTo(200);
    }

    private static String names(Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        response.json().forEach(author -> names.add(author.get("name").asString()));
        return String.join(" ", names);
    }

    private static PersonalData personalData(Connection owner) {
        return new PersonalData(owner, Blog.MASTER_KEY.toString());
    }

    private static KeyRotation rotation(Connection owner) throws SQLException {
        return new KeyRotation(owner, Blog.MASTER_KEY.toString());
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(
                BLOG.testDatabase().jdbcUrl(), TestPostgres.OWNER, TestPostgres.OWNER_PASSWORD);
    }

    private static List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection superuser = BLOG.testDatabase().connectAsSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}

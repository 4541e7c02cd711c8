package dev.patchbay.domain.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.EventReader;
import dev.patchbay.testing.EventReader.Event;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Change events as a reader meets them. */
class EventsIT {

    private static final Blog BLOG = Blog.running();
    private static final TestClient ACME = BLOG.acme();
    private static final String TOKEN = BLOG.issuer().token(Blog.ACME, Blog.SCOPES);

    private static EventReader follow(String resource, @Nullable String lastEventId) throws Exception {
        return new EventReader(BLOG.base() + resource + "/events", TOKEN, lastEventId);
    }

    private static String author(String name) {
        Response response = ACME.post("/authors", "{\"name\":\"" + name + "\"}");
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        return response.json().get("id").asString();
    }

    @Test
    void everyKindOfWriteIsStreamedInCommitOrder() throws Exception {
        try (EventReader authors = follow("/authors", null);
                EventReader posts = follow("/posts", null)) {
            Response two = ACME.post("/authors", "[{\"name\":\"told 1\"},{\"name\":\"told 2\"}]");
            String one = two.json().get(0).get("id").asString();
            String other = two.json().get(1).get("id").asString();
            ACME.patch("/authors/" + one, "{\"name\":\"told 3\"}");
            ACME.put("/authors/" + one, "{\"name\":\"told 4\"}");
            ACME.patch("/authors?where.id.in=" + one + "," + other, "{\"name\":\"told 5\"}");
            ACME.delete("/authors/" + one);
            ACME.delete("/authors?where.id.eq=" + other);

            assertThat(authors.next(8))
                    .extracting(Event::kind, Event::of, Event::version)
                    .containsExactly(
                            tuple("created", one, 1L),
                            tuple("created", other, 1L),
                            tuple("updated", one, 2L),
                            tuple("updated", one, 3L),
                            tuple("updated", one, 4L),
                            tuple("updated", other, 2L),
                            tuple("deleted", one, 4L),
                            tuple("deleted", other, 2L));
            assertThat(posts.waiting()).isZero();
        }
    }

    @Test
    void rolledBackChangeIsNotStreamedAndLeavesNoGap() throws Exception {
        try (EventReader authors = follow("/authors", null)) {
            String first = author("before");
            String refused = "[{\"name\":\"refused\"},{\"id\":\"" + first + "\",\"name\":\"there already\"}]";
            assertThat(ACME.post("/authors", refused).status()).isEqualTo(409);
            String second = author("after");

            List<Event> events = authors.next(2);
            assertThat(events).extracting(Event::of).containsExactly(first, second);
            assertThat(Long.parseLong(events.get(1).id()))
                    .isEqualTo(Long.parseLong(events.get(0).id()) + 1);
        }
    }

    @Test
    void clientResumesAfterLastEventId() throws Exception {
        String seen;
        String before;
        try (EventReader authors = follow("/authors", null)) {
            before = author("before the interruption");
            seen = authors.next(1).getFirst().id();
        }
        String missed = author("during the interruption");
        try (EventReader authors = follow("/authors", seen)) {
            String live = author("after the interruption");

            assertThat(authors.next(2))
                    .extracting(Event::of)
                    .containsExactly(missed, live)
                    .doesNotContain(before);
        }
    }

    @Test
    void quietStreamAdvancesItsPosition() throws Exception {
        try (EventReader posts = follow("/posts", null)) {
            String start = posts.lastEventId();
            author("elsewhere");
            await().until(() -> !posts.lastEventId().equals(start));
            assertThat(posts.waiting()).isZero();
            assertThat(posts.heartbeats()).isPositive();
        }
    }

    @Test
    void changesOfAnotherTenantAreNotStreamed() throws Exception {
        try (EventReader authors = follow("/authors", null)) {
            assertThat(BLOG.globex()
                            .post("/authors", "{\"name\":\"of globex\"}")
                            .status())
                    .isEqualTo(201);
            String mine = author("of acme");

            assertThat(authors.next(1).getFirst().of()).isEqualTo(mine);
            assertThat(authors.waiting()).isZero();
        }
    }

    @Test
    void invalidOrExpiredRequestForEventsIsRejected() throws Exception {
        assertThat(ACME.get("/authors/events", "Last-Event-ID", "abc").status()).isEqualTo(400);
        Response never = ACME.get("/authors/events", "Last-Event-ID", "999999999999");
        assertThat(never.status()).isEqualTo(400);
        assertThat(never.body()).contains("\"header\":\"Last-Event-ID\"");
        assertThat(ACME.get("/authors/events?where.name.eq=x").status()).isEqualTo(400);
        assertThat(ACME.get("/authors/events", "Accept", "application/json").status())
                .isEqualTo(406);
        assertThat(ACME.send("HEAD", "/authors/events", null).status()).isEqualTo(200);
        TestClient postsOnly = new TestClient(BLOG.base(), BLOG.issuer().token(Blog.ACME, "posts:read"));
        assertThat(postsOnly.get("/authors/events").status()).isEqualTo(403);

        BLOG.globex().post("/authors", "{\"name\":\"forgotten\"}");
        Blog.execute(BLOG.testDatabase(), "delete from change_events where tenant_id = '" + Blog.GLOBEX + "'");
        Response expired = BLOG.globex().get("/authors/events", "Last-Event-ID", "0");
        assertThat(expired.status()).isEqualTo(410);
        assertThat(expired.json().get("type").asString()).isEqualTo("urn:patchbay:problem:events-expired");
    }

    @Test
    void streamEndsWithItsToken() throws Exception {
        String brief = BLOG.issuer()
                .token(claims -> claims.claim("tenant", Blog.ACME.toString())
                        .claim("scope", Blog.SCOPES)
                        .expirationTime(Date.from(Instant.now().plusSeconds(1))));
        try (EventReader authors = new EventReader(BLOG.base() + "/authors/events", brief, null)) {
            await().atMost(Duration.ofSeconds(20)).until(authors::ended);
        }
    }

    /** Positions are taken late and under a lock: a commit that overtakes another one must not hide it. */
    @Test
    void concurrentWritesSkipNoEvent() throws Exception {
        int writers = 6;
        int writes = 30;
        String shared = author("shared");
        Map<String, Long> versions = new HashMap<>();
        Set<String> created = new HashSet<>();
        try (EventReader authors = follow("/authors", null);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> results = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                results.add(threads.submit(() -> {
                    List<String> ids = new ArrayList<>();
                    for (int count = 0; count < writes; count++) {
                        ids.add(author("racing"));
                        ACME.patch("/authors/" + shared, "{\"name\":\"" + UUID.randomUUID() + "\"}");
                    }
                    return ids;
                }));
            }
            for (Future<List<String>> result : results) {
                created.addAll(result.get());
            }
            long position = 0;
            Set<String> told = new HashSet<>();
            for (Event event : authors.next(2 * writers * writes)) {
                assertThat(Long.parseLong(event.id())).isGreaterThan(position);
                position = Long.parseLong(event.id());
                if (event.of().equals(shared)) {
                    assertThat(event.version()).isEqualTo(versions.merge(shared, 1L, Long::sum) + 1);
                } else {
                    told.add(event.of());
                }
            }
            assertThat(told).isEqualTo(created);
            assertThat(versions.get(shared)).isEqualTo((long) writers * writes);
            assertThat(authors.waiting()).isZero();
        }
    }
}

package dev.patchbay.composer.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.TestComposer;
import dev.patchbay.composer.TestService;
import dev.patchbay.composer.specs.SpecStatus;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The platform follows its services and its file, and stays as it was when either makes no sense. */
class ReloadIT {

    private static final String ITEMS = TestService.document("GET /items", "GET /items/{id}");

    @RegisterExtension
    static final ComposerExtension composers = ComposerExtension.builder()
            .service("first", TestService.document("GET /first"), "expose: [/first]")
            .build();

    private final TestComposer composer = composers.composer();

    private static String service(String name, TestService service, String expose) {
        return "%s: { url: %s, expose: [%s] }%n".formatted(name, service.url(), expose);
    }

    @Test
    void aServiceThatComesLaterJoinsSoon() throws IOException {
        int port = freePort();
        composer.apply("late: { url: http://localhost:%d, expose: [/items] }".formatted(port), "");
        assertThat(composer.platform().routes().size()).isZero();
        assertThat(composer.get("/items").statusCode()).isEqualTo(404);
        try (TestService late = TestService.start(port, ITEMS)) {
            composer.await(platform -> platform.routes().size() == 1);
            assertThat(composer.get("/items").body()).startsWith("GET /items");
            assertThat(late.seen()).hasSize(1);
        }
    }

    @Test
    void aServiceThatGoesKeepsItsDocument() throws Exception {
        TestService service = composers.serve(ITEMS);
        composer.apply(service("items", service, "/items"), "");
        service.close();
        composer.await(platform -> platform.services().getFirst().spec() == SpecStatus.State.STALE);
        assertThat(composer.platform().routes().size()).isEqualTo(1);
        assertThat(composer.get("/items").statusCode()).isEqualTo(503);
    }

    @Test
    void garbageInPlaceOfADocumentChangesNothing() throws IOException {
        TestService service = composers.serve(ITEMS);
        composer.apply(service("items", service, "/items"), "");
        service.publish("<html>Oops</html>");
        composer.await(platform -> platform.services().getFirst().problem() != null);
        assertThat(composer.get("/items").statusCode()).isEqualTo(200);
        service.publish(TestService.document("GET /other"));
        composer.await(platform ->
                Objects.requireNonNull(platform.services().getFirst().problem()).contains("PB-"));
        assertThat(composer.get("/items").statusCode()).isEqualTo(200);
        service.publish(TestService.document("GET /items", "POST /items"));
        composer.await(platform -> platform.routes().size() == 2);
    }

    @Test
    void theFileIsFollowedAndABrokenOneChangesNothing() throws IOException {
        TestService service = composers.serve(ITEMS);
        composer.apply(service("items", service, "/items"), "");
        composer.configure(service("items", service, "/items, \"/items/{id}\""), "");
        composer.await(platform -> platform.routes().size() == 2);
        assertThat(composer.get("/items/1").statusCode()).isEqualTo(200);

        composer.write("api: {");
        awaitOutcome(composer, Rebuild.Outcome.FAILED);
        assertThat(composer.get("/items/1").statusCode()).isEqualTo(200);

        composer.configure(service("items", service, "/itmes"), "");
        awaitProblem(composer, "/itmes");
        assertThat(composer.platform().routes().size()).isEqualTo(2);
        assertThat(Objects.requireNonNull(composer.live().last()).problems().getFirst())
                .contains("composer.yml:")
                .contains("PB-");

        composer.configure(service("items", service, "/items"), "");
        composer.await(platform -> platform.routes().size() == 1);
    }

    @Test
    void aChangeThatBreaksCallersIsHeldUntilItIsAccepted() throws IOException {
        TestService service = composers.serve(ITEMS);
        composer.apply(service("items", service, "/items, \"/items/{id}\""), "");
        composer.apply(service("items", service, "/items, \"/items/{id}\""), "on-breaking-change: hold");
        composer.configure(service("items", service, "/items"), "on-breaking-change: hold");
        awaitOutcome(composer, Rebuild.Outcome.HELD);
        assertThat(composer.get("/items/1").statusCode()).isEqualTo(200);
        assertThat(Objects.requireNonNull(composer.live().last()).problems())
                .anyMatch(problem -> problem.contains("GET /items/{id}"));
        assertThat(composer.live().accept()).isTrue();
        composer.await(platform -> platform.routes().size() == 1);
        assertThat(composer.live().accept()).isFalse();
    }

    @Test
    void noRequestFailsWhileThePlatformIsSwapped() throws Exception {
        TestService service = composers.serve(ITEMS);
        composer.apply(service("items", service, "/items"), "");
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger failed = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        Thread load = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                asked.incrementAndGet();
                if (composer.get("/items").statusCode() != 200) {
                    failed.incrementAndGet();
                }
            }
        });
        for (int i = 0; i < 6; i++) {
            boolean both = i % 2 == 0;
            composer.configure(service("items", service, both ? "/items, \"/items/{id}\"" : "/items"), "");
            composer.await(platform -> platform.routes().size() == (both ? 2 : 1));
        }
        done.set(true);
        load.join();
        assertThat(asked.get()).isPositive();
        assertThat(failed.get()).isZero();
    }

    private static void awaitOutcome(TestComposer composer, Rebuild.Outcome outcome) {
        composer.await(
                platform -> Objects.requireNonNull(composer.live().last()).outcome() == outcome);
    }

    private static void awaitProblem(TestComposer composer, String text) {
        composer.await(platform -> Objects.requireNonNull(composer.live().last())
                .problems()
                .toString()
                .contains(text));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

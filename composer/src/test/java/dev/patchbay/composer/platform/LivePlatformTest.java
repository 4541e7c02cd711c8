package dev.patchbay.composer.platform;

import static dev.patchbay.composer.platform.TestPlatform.config;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.TestService;
import dev.patchbay.composer.specs.SpecStatus.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform after unwelcome changes of its file or its specs. */
class LivePlatformTest {

    private static final String ITEMS = TestService.document("GET /items", "GET /items/{id}");

    @TempDir
    private Path folder;

    private Path file;
    private Path store;

    @BeforeEach
    void files() {
        file = folder.resolve("composer.yml");
        store = folder.resolve("specs");
    }

    private static String line(String name, TestService service, String expose) {
        return "%s: { url: %s, expose: [%s] }%n".formatted(name, service.url(), expose);
    }

    private TestPlatform start(String content) throws IOException {
        Files.writeString(file, content);
        return TestPlatform.start(file, store);
    }

    // the file

    @Test
    void aFileThatIsTakenAwayIsReportedAndChangesNothing() throws IOException {
        try (TestService items = TestService.start(ITEMS);
                TestPlatform platform = start(config(line("items", items, "/items")))) {
            Files.delete(file);
            platform.await("reported", () -> platform.said(Rebuild.Outcome.FAILED, "PB-115"));
            assertThat(platform.serves("GET", "/items")).isTrue();
            assertThat(Objects.requireNonNull(platform.live().last()).isRefused())
                    .isTrue();
            Files.writeString(file, config(line("items", items, "/items, \"/items/{id}\"")));
            platform.await("back", () -> platform.serves("GET", "/items/1"));
            platform.await(
                    "reported",
                    () -> !Objects.requireNonNull(platform.live().last()).isRefused());
        }
    }

    @Test
    void aFileThatIsReplacedByAnotherIsFollowed() throws IOException {
        try (TestService items = TestService.start(ITEMS);
                TestPlatform platform = start(config(line("items", items, "/items")))) {
            Path other = folder.resolve("composer.yml.new");
            Files.writeString(other, config(line("items", items, "/items, \"/items/{id}\"")));
            Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            platform.await("followed", () -> platform.serves("GET", "/items/1"));
            assertThat(platform.live().count(Rebuild.Outcome.FAILED)).isZero();
        }
    }

    /** As kubelet does it: composer.yml -> ..data/composer.yml, ..data -> ..2026_01, and then ..data is swapped. */
    @Test
    void aMountedConfigMapThatIsSwappedIsFollowed() throws IOException {
        try (TestService items = TestService.start(ITEMS)) {
            Path mount = Files.createDirectory(folder.resolve("mount"));
            Path first = Files.createDirectory(mount.resolve("..2026_01"));
            Files.writeString(first.resolve("composer.yml"), config(line("items", items, "/items")));
            Path data = mount.resolve("..data");
            Files.createSymbolicLink(data, Path.of("..2026_01"));
            Files.createSymbolicLink(mount.resolve("composer.yml"), Path.of("..data/composer.yml"));
            try (TestPlatform platform = TestPlatform.start(mount.resolve("composer.yml"), store)) {
                Path second = Files.createDirectory(mount.resolve("..2026_02"));
                Files.writeString(
                        second.resolve("composer.yml"), config(line("items", items, "/items, \"/items/{id}\"")));
                Path next = mount.resolve("..data_tmp");
                Files.createSymbolicLink(next, Path.of("..2026_02"));
                Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
                Files.delete(first.resolve("composer.yml"));
                platform.await("followed", () -> platform.serves("GET", "/items/1"));
                assertThat(platform.live().count(Rebuild.Outcome.FAILED)).isZero();
            }
        }
    }

    /** Half of this file would be a valid file that exposes less. */
    @Test
    void aFileThatIsBeingWrittenIsReadWhenItIsWhole() throws IOException {
        try (TestService items = TestService.start(ITEMS);
                TestService others = TestService.start(TestService.document("GET /others"));
                TestPlatform platform =
                        start(config(line("items", items, "/items") + line("others", others, "/others")))) {
            String whole = config(line("items", items, "/items, \"/items/{id}\"") + line("others", others, "/others"));
            byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
            int half = whole.indexOf("  others:");
            try (var out = Files.newOutputStream(file)) {
                for (int i = 0; i < bytes.length; i++) {
                    out.write(bytes[i]);
                    if (i > half && i % 4 == 0) {
                        TestPlatform.pause(Duration.ofMillis(10));
                    }
                }
            }
            platform.await("followed", () -> platform.serves("GET", "/items/1"));
            assertThat(platform.rebuilds()).noneMatch(Rebuild::isRefused);
            assertThat(platform.serves("GET", "/others")).isTrue();
        }
    }

    @Test
    void aFileThatIsNotTextIsRefusedWithItsPlace() throws IOException {
        try (TestService items = TestService.start(ITEMS);
                TestPlatform platform = start(config(line("items", items, "/items")))) {
            for (byte[] content : new byte[][] {
                {(byte) 0xff, (byte) 0xfe, 0, 1}, "api: \u00e9".getBytes(StandardCharsets.ISO_8859_1), {0, 0, 0},
            }) {
                long before = platform.live().count(Rebuild.Outcome.FAILED);
                Files.write(file, content);
                platform.await("refused", () -> platform.live().count(Rebuild.Outcome.FAILED) > before);
                assertThat(Objects.requireNonNull(platform.live().last())
                                .problems()
                                .getFirst())
                        .contains("composer.yml")
                        .contains("PB-");
            }
            assertThat(platform.serves("GET", "/items")).isTrue();
        }
    }

    @Test
    void aStormOfChangesMakesFewRebuildsAndTheLastOneCounts() throws IOException {
        try (TestService items = TestService.start(ITEMS);
                TestPlatform platform = start(config(line("items", items, "/items")))) {
            for (int i = 0; i < 400; i++) {
                String expose = i % 2 == 0 ? "/items" : "/items, \"/items/{id}\"";
                Path next = Files.writeString(folder.resolve("next"), config(line("items", items, expose)) + "# " + i);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
                TestPlatform.pause(Duration.ofMillis(5));
            }
            platform.await("the last", () -> platform.serves("GET", "/items/1"));
            TestPlatform.pause(Duration.ofMillis(700));
            assertThat(platform.serves("GET", "/items/1")).isTrue();
            assertThat(platform.rebuilds()).hasSizeBetween(2, 40).noneMatch(Rebuild::isRefused);
        }
    }

    @Test
    void aRefusedFileTakesEffectWhenTheDocumentComesThatItWaitedFor() throws IOException {
        try (TestService items = TestService.start(ITEMS);
                TestPlatform platform = start(config(line("items", items, "/items")))) {
            Files.writeString(file, config(line("items", items, "/items, /items/new")));
            platform.await("refused", () -> platform.said(Rebuild.Outcome.FAILED, "/items/new"));
            assertThat(platform.serves("GET", "/items")).isTrue();
            items.publish(TestService.document("GET /items", "GET /items/new"));
            platform.await("applied", () -> platform.serves("GET", "/items/new"));
        }
    }

    // the documents

    @Test
    void aDocumentThatTakesAnothersPathIsTheOneThatGoes() throws IOException {
        try (TestService items = TestService.start(ITEMS);
                TestService liar = TestService.start(TestService.document("GET /others"));
                TestPlatform platform = start(config(line("items", items, "/**") + line("liar", liar, "/**")))) {
            assertThat(platform.serves("GET", "/others")).isTrue();
            liar.publish(TestService.document("GET /others", "GET /items", "POST /items")
                    .replace("ok", "mine"));
            platform.await("noticed", () -> platform.service("liar").problem() != null);
            assertThat(platform.serves("GET", "/items")).isTrue();
            assertThat(platform.serves("GET", "/others")).isTrue();
            assertThat(platform.serves("POST", "/items")).isFalse();
            assertThat(platform.service("items").spec()).isEqualTo(State.LIVE);
            assertThat(platform.service("liar").spec()).isEqualTo(State.STALE);
            liar.publish(TestService.document("GET /others", "POST /others"));
            platform.await("mended", () -> platform.serves("POST", "/others"));
        }
    }

    @Test
    void aChangeThatTheETagHidesIsNoticedAllTheSame() throws IOException {
        try (TestService items = TestService.start(ITEMS)) {
            String[] document = {ITEMS};
            items.publish((exchange, seen) -> {
                exchange.getResponseHeaders().set("ETag", "\"1\"");
                boolean known = seen.header("If-none-match").equals("\"1\"");
                if (known) {
                    exchange.sendResponseHeaders(304, -1);
                    exchange.close();
                } else {
                    TestService.send(exchange, 200, document[0]);
                }
            });
            try (TestPlatform platform = start(config(line("items", items, "/**")))) {
                document[0] = TestService.document("GET /items", "GET /items/{id}", "GET /more");
                platform.await("noticed", () -> platform.serves("GET", "/more"));
            }
        }
    }

    @Test
    void aServiceThatMovesKeepsItsRoutesUntilItAnswersThere() throws IOException {
        try (TestService items = TestService.start(ITEMS);
                TestService there = TestService.start(ITEMS);
                TestPlatform platform = start(config(line("items", items, "/items")))) {
            there.publish((exchange, seen) -> {
                TestPlatform.pause(Duration.ofSeconds(3));
                exchange.close();
            });
            Files.writeString(file, config(line("items", there, "/items")));
            platform.await(
                    "moved",
                    () -> platform.now().config().services().getFirst().url().getPort() == there.port());
            assertThat(platform.serves("GET", "/items")).isTrue();
            assertThat(platform.service("items").spec()).isEqualTo(State.STALE);
            there.publish(ITEMS);
            platform.await("live", () -> platform.service("items").spec() == State.LIVE);
        }
    }

    @Test
    void everyRebuildIsCountedWithItsReasonAndItsOutcome() throws IOException {
        try (TestService items = TestService.start(ITEMS);
                TestPlatform platform =
                        start(config("on-breaking-change: hold", line("items", items, "/items, \"/items/{id}\"")))) {
            assertThat(platform.rebuilds().getFirst().reasons()).isEqualTo(Set.of(Rebuild.Reason.START));
            items.publish(TestService.document("GET /items", "GET /items/{id}", "GET /x"));
            platform.await("document", () -> platform.rebuilds().size() >= 2);
            assertThat(platform.rebuilds().getLast().reasons()).isEqualTo(Set.of(Rebuild.Reason.DOCUMENT));
            assertThat(platform.rebuilds().getLast().outcome()).isEqualTo(Rebuild.Outcome.UNCHANGED);
            Files.writeString(file, config("on-breaking-change: hold", line("items", items, "/items")));
            platform.await("reported", () -> platform.rebuilds().getLast().outcome() == Rebuild.Outcome.HELD);
            assertThat(platform.rebuilds().getLast().reasons()).isEqualTo(Set.of(Rebuild.Reason.CONFIGURATION));
            assertThat(platform.live().accept()).isTrue();
            platform.await("accepted", () -> !platform.serves("GET", "/items/1"));
            platform.await("reported", () -> platform.rebuilds().getLast().outcome() == Rebuild.Outcome.APPLIED);
            assertThat(platform.rebuilds().getLast().why()).isEqualTo("acceptance");
            assertThat(platform.live().count(Rebuild.Outcome.HELD)).isPositive();
            assertThat(platform.rebuilds()).allMatch(rebuild -> rebuild.took().isPositive());
        }
    }

    // the disk

    @Test
    void aServiceThatIsAwayAtTheStartIsServedFromTheDisk() throws IOException {
        int port;
        try (TestService items = TestService.start(ITEMS);
                TestPlatform platform = start(config(line("items", items, "/items")))) {
            assertThat(platform.serves("GET", "/items")).isTrue();
            port = items.port();
        }
        try (TestPlatform platform = TestPlatform.start(file, store)) {
            assertThat(platform.serves("GET", "/items")).isTrue();
            assertThat(platform.service("items").spec()).isEqualTo(State.STALE);
            try (TestService back = TestService.start(port, TestService.document("GET /items", "POST /items"))) {
                platform.await("back", () -> platform.serves("POST", "/items"));
                assertThat(back.port()).isEqualTo(port);
            }
        }
    }

    @Test
    void aSlowServiceIsServedFromTheDiskFromTheFirstMomentOn() throws IOException {
        try (TestService items = TestService.start(ITEMS)) {
            start(config(line("items", items, "/items"))).close();
            items.publish((exchange, seen) -> {
                TestPlatform.pause(Duration.ofSeconds(3));
                exchange.close();
            });
            try (TestPlatform platform = TestPlatform.start(file, store)) {
                assertThat(platform.serves("GET", "/items")).isTrue();
            }
        }
    }

    @Test
    void whatWasKeptAndIsBrokenIsNotUsed() throws IOException {
        TestService items = TestService.start(ITEMS);
        try (TestService others = TestService.start(TestService.document("GET /others"))) {
            String content = config(line("items", items, "/items") + line("others", others, "/others"));
            start(content).close();
            items.close();
            for (String garbage :
                    new String[] {"", "{\"openapi\":\"3.1", "<html>", "{\"openapi\":\"3.1.0\"}", "\0\0"}) {
                try (Stream<Path> kept = Files.list(store)) {
                    for (Path path : kept.toList()) {
                        if (path.getFileName().toString().startsWith("items")) {
                            Files.writeString(path, garbage);
                        }
                    }
                }
                try (TestPlatform platform = TestPlatform.start(file, store)) {
                    assertThat(platform.serves("GET", "/others")).as(garbage).isTrue();
                    assertThat(platform.serves("GET", "/items")).as(garbage).isFalse();
                    assertThat(platform.service("items").spec()).isIn(State.MISSING, State.STALE);
                }
            }
        }
    }

    @Test
    void aDiskThatTakesNothingIsNoReasonNotToServe() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "in the way");
        try (TestService items = TestService.start(ITEMS)) {
            Files.writeString(file, config(line("items", items, "/items")));
            try (TestPlatform platform = TestPlatform.start(file, notAFolder.resolve("specs"))) {
                assertThat(platform.serves("GET", "/items")).isTrue();
                items.publish(TestService.document("GET /items", "POST /items"));
                platform.await("followed", () -> platform.serves("POST", "/items"));
            }
        }
        assertThat(notAFolder).hasContent("in the way");
    }

    @Test
    void nothingHalfWrittenStaysOnTheDisk() throws IOException {
        try (TestService items = TestService.start(ITEMS)) {
            start(config(line("items", items, "/items"))).close();
        }
        try (Stream<Path> kept = Files.list(store)) {
            assertThat(kept.map(path -> path.getFileName().toString())).allMatch(name -> name.endsWith(".spec"));
        }
    }
}

package dev.patchbay.composer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Only what is listed reaches a service, however the request is spelled, and what was matched is what arrives. Tried on
 * documents of others, where {@code -Dcorpus=} names a folder of them, and on one of ours.
 */
class AllowListIT {

    private static final Path CORPUS = Path.of(System.getProperty("corpus", "../../shared/corpus"));
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "PATCH");

    private static final String OURS = TestService.document(
            "GET /users",
            "POST /users",
            "GET /users/{id}",
            "DELETE /users/{id}",
            "GET /users/{id}/keys/{key}",
            "GET /users/me",
            "GET /files/{name}.json",
            "GET /files/{name}",
            "GET /a.b/{x}",
            "PUT /admin/users/{id}",
            "GET /café/{größe}",
            "GET /trailing/");

    /** An operation of a service. */
    private record Operation(String method, String path) {
        /** By hand and not with the composer's own code, so that one can find the other wrong. */
        boolean fits(String requestPath) {
            StringBuilder regex = new StringBuilder();
            for (String part : path.split("(?=\\{)|(?<=})", -1)) {
                regex.append(part.startsWith("{") ? "[^/]+" : Pattern.quote(encoded(part)));
            }
            return requestPath.matches(regex.toString());
        }

        String sample() {
            return encoded(path.replaceAll("\\{[^}]*}", "v1"));
        }

        private static String encoded(String text) {
            StringBuilder result = new StringBuilder();
            for (byte octet : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                if (octet > ' ' && octet < 0x7f && "\"<>\\^`{|}%;".indexOf(octet) < 0) {
                    result.append((char) octet);
                } else {
                    result.append("%%%02X".formatted(octet));
                }
            }
            return result.toString();
        }
    }

    private record Platform(String name, String document, List<Operation> all, List<Operation> exposed) {
        String prefix() {
            return "/" + name;
        }

        TestService service() {
            return composer.service(name);
        }

        String composerYml() {
            return "prefix: " + prefix() + "\nexpose:\n"
                    + exposed.stream()
                            .map(operation -> "  - \"" + operation.method + " " + operation.path + "\"\n")
                            .collect(Collectors.joining());
        }
    }

    private static final List<Platform> PLATFORMS = platforms();

    @RegisterExtension
    static final ComposerExtension composer = composer();

    private static ComposerExtension composer() {
        ComposerExtension.Builder builder = ComposerExtension.builder();
        PLATFORMS.forEach(platform -> builder.service(platform.name, platform.document, platform.composerYml()));
        return builder.build();
    }

    private static List<Platform> platforms() {
        List<Platform> platforms = new ArrayList<>();
        platforms.add(platform("ours", OURS));
        for (String other : List.of(
                "small/petstore.yaml",
                "small/museum.yaml",
                "small/scalar-galaxy.yaml",
                "small/oai-tictactoe.yaml",
                "twilio/twilio-verify_v2.json")) {
            if (Files.exists(CORPUS.resolve(other))) {
                platforms.add(platform("s" + platforms.size(), text(CORPUS.resolve(other))));
            }
        }
        return platforms;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every other operation is exposed. */
    private static Platform platform(String name, String document) {
        List<Operation> all = operations(name, document);
        List<Operation> exposed = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 2) {
            exposed.add(all.get(i));
        }
        return new Platform(name, document, all, exposed);
    }

    @BeforeAll
    static void everythingListedIsRouted() {
        assertThat(composer.composer().platform().routes().size())
                .isEqualTo(PLATFORMS.stream()
                        .mapToInt(platform -> platform.exposed.size())
                        .sum());
    }

    private static List<Operation> operations(String name, String document) {
        try {
            Mapping paths = Objects.requireNonNull(
                    ((Mapping) DocumentReader.read(name, document.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                            .mapping("paths"));
            List<Operation> operations = new ArrayList<>();
            for (String path : paths.keys()) {
                for (String method : Objects.requireNonNull(paths.mapping(path)).keys()) {
                    if (METHODS.contains(method.toUpperCase(Locale.ROOT))) {
                        operations.add(new Operation(method.toUpperCase(Locale.ROOT), path));
                    }
                }
            }
            return operations;
        } catch (dev.patchbay.openapi.merge.problem.InvalidInputException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String head(String method, String target) {
        String length = method.equals("GET") || method.equals("HEAD") ? "" : "Content-Length: 0\r\n";
        return method + " " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + composer.token() + "\r\n"
                + length;
    }

    /** The status of one request on a connection of its own; 0 when there was no answer. */
    private static int ask(String method, String target) throws IOException {
        try (RawConnection connection = new RawConnection(composer.port())) {
            return connection
                    .send(head(method, target) + "Connection: close\r\n\r\n")
                    .read(Duration.ofSeconds(10))
                    .status();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyListedOperationArrivesAsItWasAskedFor() {
        return PLATFORMS.stream()
                .map(platform -> DynamicTest.dynamicTest(platform.name, () -> {
                    for (Operation operation : platform.exposed) {
                        platform.service().seen().clear();
                        String query = "?a=1&a=2&q=%2F..%2F+x%20%7Cy&where.x.eq='(%25)'";
                        assertThat(ask(operation.method, platform.prefix() + operation.sample() + query))
                                .as(operation.toString())
                                .isEqualTo(200);
                        assertThat(platform.service().seen())
                                .as(operation.toString())
                                .hasSize(1);
                        assertThat(platform.service().seen().getFirst().method())
                                .isEqualTo(operation.method);
                        assertThat(platform.service().seen().getFirst().target())
                                .isEqualTo(operation.sample() + query);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> noSpellingReachesWhatIsNotListed() {
        return PLATFORMS.stream()
                .map(platform -> DynamicTest.dynamicTest(platform.name, () -> {
                    int asked = 0;
                    for (Operation operation : platform.all) {
                        for (String method : spellings(operation)) {
                            for (String path : spellings(operation.sample())) {
                                boolean asItIs = method.equals(operation.method) || path.equals(operation.sample());
                                if (asItIs) {
                                    ask(method, platform.prefix() + path);
                                    asked++;
                                }
                            }
                        }
                    }
                    assertThat(asked).isGreaterThan(platform.all.size() * 10);
                    for (TestService.Seen seen : List.copyOf(platform.service().seen())) {
                        assertThat(isListed(platform, seen))
                                .as(seen.method() + " " + seen.target())
                                .isTrue();
                    }
                }));
    }

    private static Set<String> spellings(Operation operation) {
        Set<String> methods = new LinkedHashSet<>(List.of(operation.method, "HEAD"));
        methods.addAll(METHODS);
        methods.add(operation.method.toLowerCase(Locale.ROOT));
        return methods;
    }

    private static Set<String> spellings(String path) {
        int last = path.length() - 1;
        String encodedLast = path.substring(0, last) + "%%%02x".formatted((int) path.charAt(last));
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        return new LinkedHashSet<>(List.of(
                path,
                path + "/",
                path.toUpperCase(Locale.ROOT),
                encodedLast,
                "/x/.." + path,
                "/." + path,
                path + "/..",
                path + "/%2e%2e/" + name,
                "/" + path,
                path.substring(0, slash) + "//" + name,
                path + ";x=1",
                path + "%3bx",
                path + "%2f",
                path + "%00",
                path + "%20",
                path + ".json",
                path + "?_method=DELETE",
                path.substring(0, slash + 1) + "%5c" + name,
                path + "\\",
                path.substring(0, Math.max(1, slash))));
    }

    /** The operation that the service would take the request for, by OpenAPI's rule, is one that is exposed. */
    private static boolean isListed(Platform platform, TestService.Seen seen) {
        String path = seen.target().split("\\?", -1)[0];
        String method = seen.method().equals("HEAD") ? "GET" : seen.method();
        Operation taken = null;
        for (Operation operation : platform.all) {
            if (operation.method.equals(method)
                    && operation.fits(path)
                    && (taken == null || isMoreConcrete(operation.path, taken.path))) {
                taken = operation;
            }
        }
        return taken != null && platform.exposed.contains(taken);
    }

    private static boolean isMoreConcrete(String one, String other) {
        String[] mine = one.split("/", -1);
        String[] theirs = other.split("/", -1);
        for (int i = 0; i < mine.length; i++) {
            int difference = literals(theirs[i]) - literals(mine[i]);
            boolean mineIsPlain = !mine[i].contains("{");
            boolean theirsIsPlain = !theirs[i].contains("{");
            if (mineIsPlain != theirsIsPlain) {
                return mineIsPlain;
            }
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private static int literals(String segment) {
        return segment.replaceAll("\\{[^}]*}", "").length();
    }

    /** The service gets the same resource, in the one normal form of its name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a%20b",
                "a+b",
                "100%25",
                "%2525",
                "%252F..%252F",
                "a:b@c,d=e!$&'()*~",
                "caf%C3%A9",
                "%E2%82%AC%F0%9F%92%B6",
                "%22%3Cx%3E%7B%7D%7C%5E%60",
                "-._~",
                "...",
                "%23%3F%5B%5D",
            })
    void aValueArrivesAsItWasSent(String value) throws IOException {
        Platform ours = PLATFORMS.getFirst();
        assertThat(ask("GET", "/ours/users/" + value + "/keys/" + value)).isEqualTo(200);
        assertThat(target(ours)).isEqualTo("/users/" + value + "/keys/" + value);
    }

    @Test
    void aVeryLongValueArrives() throws IOException {
        String value = "x".repeat(6000);
        assertThat(ask("GET", "/ours/users/" + value + "/keys/1?q=" + "y".repeat(1500)))
                .isEqualTo(200);
        assertThat(target(PLATFORMS.getFirst())).isEqualTo("/users/" + value + "/keys/1?q=" + "y".repeat(1500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?a", "?a=", "?=", "?a=b?c/d", "?a=%00", "?%41=1", "?a&&b", "?a=1;b=2", "?x=%e4"})
    void aQueryArrivesByteForByte(String query) throws IOException {
        assertThat(ask("GET", "/ours/users/1/keys/1" + query)).isEqualTo(200);
        assertThat(target(PLATFORMS.getFirst())).isEqualTo("/users/1/keys/1" + query);
    }

    private static @Nullable String target(Platform platform) {
        return platform.service().seen().isEmpty()
                ? null
                : platform.service().seen().getFirst().target();
    }
}

package dev.patchbay.composer.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.patchbay.composer.TestComposer;
import dev.patchbay.composer.TestService;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Other people's documents, called through in full: each operation reaches its own path at its own service, and nothing
 * else does.
 */
@Tag("soak")
class CorpusIT {

    private static final Path CORPUS = Path.of("../../shared/corpus");
    private static final List<String> DOCUMENTS = List.of(
            "twilio/twilio-api_v2010.json",
            "twilio/twilio-conversations_v1.yaml",
            "twilio/twilio-verify_v2.json",
            "k8s/k8s-core-v1.json",
            "k8s/k8s-apps-v1.json");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final List<String> VALUES =
            List.of("v%d", "a%%20b%d", "%%C3%%A9%d", "x~%d", "A:%d", "%d", "-_%d", "@%d");
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final Map<String, TestService> services = new HashMap<>();
    private static TestComposer composer;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(Files.exists(CORPUS.resolve(DOCUMENTS.getFirst()))).isTrue();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < DOCUMENTS.size(); i++) {
            TestService service = TestService.start(Files.readString(CORPUS.resolve(DOCUMENTS.get(i))));
            service.answer((exchange, seen) -> TestService.send(exchange, 200, seen.method() + " " + seen.target()));
            services.put("s" + i, service);
            lines.append("s%d: { url: %s/base, prefix: /s%d, expose: [/**], spec: %s/v3/api-docs }%n"
                    .formatted(i, service.url(), i, service.url()));
        }
        composer = TestComposer.start(lines.toString());
        composer.await(platform -> platform.specs().size() == DOCUMENTS.size());
    }

    @AfterAll
    static void stop() {
        if (composer != null) {
            composer.close();
            services.values().forEach(TestService::close);
        }
    }

    /** The template with values; the second one is the service's, filled with the same. */
    private static String[] filled(RouteEntry route, int seed) {
        List<String> values = new ArrayList<>();
        Matcher parameters = PARAMETER.matcher(route.path());
        while (parameters.find()) {
            int number = seed + values.size();
            values.add(VALUES.get(number % VALUES.size()).formatted(number));
        }
        return new String[] {fill(route.path(), values), "/base" + fill(route.upstreamPath(), values)};
    }

    private static String fill(String template, List<String> values) {
        int[] next = {0};
        return PARAMETER.matcher(template).replaceAll(match -> Matcher.quoteReplacement(values.get(next[0]++)));
    }

    @Test
    void everyOperationReachesItsOwnPathAndNothingElseIsReached() throws Exception {
        List<RouteEntry> routes = composer.platform().api().routes();
        assertThat(routes.size()).isGreaterThan(600);
        List<String> wrong = java.util.Collections.synchronizedList(new ArrayList<>());
        Map<String, TreeSet<String>> methods = new HashMap<>();
        for (RouteEntry route : routes) {
            methods.computeIfAbsent(route.path(), path -> new TreeSet<>()).add(route.method());
        }
        AtomicInteger asked = new AtomicInteger();
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            Semaphore few = new Semaphore(16);
            for (int i = 0; i < routes.size(); i++) {
                RouteEntry route = routes.get(i);
                String[] paths = filled(route, i);
                few.acquire();
                threads.execute(() -> {
                    try {
                        asked.incrementAndGet();
                        HttpResponse<String> answer = ask(client, route.method(), paths[0] + "?q=" + asked.get());
                        String expected = route.method() + " " + paths[1] + "?q=";
                        boolean right = answer.statusCode() == 200
                                && (route.method().equals("HEAD")
                                        || answer.body().startsWith(expected));
                        if (!right) {
                            wrong.add(route + " as " + paths[0] + ": " + answer.statusCode() + " " + answer.body());
                        }
                        for (String other : METHODS) {
                            if (other.equals("OPTIONS")
                                    || allowed(methods.getOrDefault(route.path(), new TreeSet<>()), other)) {
                                continue;
                            }
                            int status = ask(client, other, paths[0]).statusCode();
                            if (status != 405 && status != 200) {
                                wrong.add(other + " " + paths[0] + ": " + status);
                            }
                            if (status == 200 && !isAnother(routes, other, paths[0])) {
                                wrong.add(other + " " + paths[0] + " is no operation, and reached a service");
                            }
                        }
                        for (String near : List.of(
                                paths[0] + "/", paths[0] + "/more-than-that/x/y/z/a/b", "/nowhere" + paths[0])) {
                            int status = ask(client, route.method(), near).statusCode();
                            if (status != 404
                                    && status != 400
                                    && !(status == 200 && isAnother(routes, route.method(), near))) {
                                wrong.add(route.method() + " " + near + ": " + status);
                            }
                        }
                    } catch (Exception e) {
                        wrong.add(route + ": " + e);
                    } finally {
                        few.release();
                    }
                });
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked.get()).isEqualTo(routes.size());
    }

    private static boolean allowed(java.util.Set<String> methods, String method) {
        return methods.contains(method) || (method.equals("HEAD") && methods.contains("GET"));
    }

    /** True if the path matches another template that has this method. */
    private static boolean isAnother(List<RouteEntry> routes, String method, String path) {
        return routes.stream()
                .filter(route -> allowed(new TreeSet<>(List.of(route.method())), method))
                .anyMatch(route -> path.matches(pattern(route.path())));
    }

    private static String pattern(String template) {
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        Matcher parameters = PARAMETER.matcher(template);
        while (parameters.find()) {
            pattern.append(Pattern.quote(template.substring(end, parameters.start())))
                    .append("[^/]+");
            end = parameters.end();
        }
        return pattern.append(Pattern.quote(template.substring(end))).toString();
    }

    private static HttpResponse<String> ask(HttpClient client, String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + composer.port() + path))
                        .header("Authorization", "Bearer " + composer.token())
                        .timeout(Duration.ofSeconds(20))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}

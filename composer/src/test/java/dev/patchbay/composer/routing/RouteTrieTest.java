package dev.patchbay.composer.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The trie against Spring's PathPattern, and the cases that a reader would ask for. */
class RouteTrieTest {

    private static final int TRIES = 200;
    private static final String[] TEMPLATE_SEGMENTS = {"a", "b", "ab", "{x}", "{y}", "a{z}", "{w}.b"};
    private static final String[] PATH_SEGMENTS = {"a", "b", "ab", "c", "a.b", "abc"};

    /**
     * Other seeds in every run; the name of a failed test has its seed, which reproduces it when it is written here.
     */
    static LongStream seeds() {
        return new Random().longs(5);
    }

    private static RouteTrie<String> trie(String... templates) {
        RouteTrie.Builder<String> builder = new RouteTrie.Builder<>();
        for (String template : templates) {
            builder.add("GET", PathTemplate.parse(template), template);
        }
        return builder.build();
    }

    private static String found(RouteTrie<String> trie, String path) {
        return trie.lookup("GET", path) instanceof Lookup.Match<String>(String target, String[] values)
                ? target + " " + String.join(",", values)
                : "nothing";
    }

    @Test
    void aLiteralWinsOverAMixtureAndAMixtureOverAParameter() {
        RouteTrie<String> trie = trie("/a/{x}", "/a/b", "/a/{x}.json", "/{y}/b/c");
        assertThat(found(trie, "/a/b")).isEqualTo("/a/b ");
        assertThat(found(trie, "/a/b.json")).isEqualTo("/a/{x}.json b");
        assertThat(found(trie, "/a/c")).isEqualTo("/a/{x} c");
        assertThat(found(trie, "/a/b/c")).isEqualTo("/{y}/b/c a");
        assertThat(found(trie, "/a/")).isEqualTo("nothing");
        assertThat(found(trie, "/a")).isEqualTo("nothing");
        assertThat(found(trie, "/a/b/")).isEqualTo("nothing");
    }

    @Test
    void aTemplateWithoutTheMethodStandsBack() {
        RouteTrie<String> trie = new RouteTrie.Builder<String>()
                .add("GET", PathTemplate.parse("/users/me"), "me")
                .add("DELETE", PathTemplate.parse("/users/{id}"), "any")
                .build();
        assertThat(trie.lookup("DELETE", "/users/me")).isInstanceOf(Lookup.Match.class);
        assertThat(trie.lookup("PUT", "/users/me"))
                .isEqualTo(new Lookup.OtherMethods<>(new TreeSet<>(List.of("DELETE", "GET"))));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void lookupAgreesWithPathPattern(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            assertAgreesWithPathPattern(templates(random), path(random));
        }
    }

    private static void assertAgreesWithPathPattern(List<String> templates, String path) {
        Map<String, String> byShape = new LinkedHashMap<>();
        templates.forEach(template -> byShape.putIfAbsent(template.replaceAll("\\{[^}]*}", "{}"), template));
        RouteTrie<String> trie = trie(byShape.values().toArray(String[]::new));
        List<String> oracle = new ArrayList<>();
        for (String template : byShape.values()) {
            PathPattern pattern = PathPatternParser.defaultInstance.parse(template);
            PathPattern.PathMatchInfo match = pattern.matchAndExtract(PathContainer.parsePath(path));
            // within a mixture PathPattern lets a variable be empty; OpenAPI does not
            if (match != null && match.getUriVariables().values().stream().noneMatch(String::isEmpty)) {
                oracle.add(template);
            }
        }
        String found = found(trie, path);
        if (oracle.isEmpty()) {
            assertThat(found).isEqualTo("nothing");
        } else {
            assertThat(oracle).contains(found.substring(0, found.indexOf(' ')));
        }
        for (String template : byShape.values()) {
            assertThat(PathTemplate.parse(template).match(path) != null)
                    .as(template)
                    .isEqualTo(oracle.contains(template));
        }
    }

    /** The matched path is the forwarded path: the service finds the same values under the same names. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void forwardedPathHasTheMatchedValues(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            assertForwardedPathHasTheMatchedValues(template(random), path(random), random);
        }
    }

    private static void assertForwardedPathHasTheMatchedValues(String from, String path, Random random) {
        PathTemplate platform = PathTemplate.parse(from);
        List<String> segments = new ArrayList<>(List.of(from.substring(1).split("/", -1)));
        Collections.shuffle(segments, random);
        PathTemplate upstream = PathTemplate.parse("/" + String.join("/", segments) + "/end");
        String[] values = platform.match(path);
        if (values == null) {
            return;
        }
        RouteTrie<String> trie = trie(from);
        assertThat(found(trie, path)).isEqualTo(from + " " + String.join(",", values));
        String forwarded = PathRewrite.between(platform, "/base", upstream).apply(path, values);
        assertThat(forwarded).startsWith("/base/").endsWith("/end");
        String[] arrived = upstream.match(forwarded.substring("/base".length()));
        assertThat(arrived).isNotNull();
        Map<String, String> sent = byName(platform, values);
        assertThat(byName(upstream, Objects.requireNonNull(arrived))).isEqualTo(sent);
    }

    private static Map<String, String> byName(PathTemplate template, String[] values) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byName.put(template.parameters().get(i), values[i]);
        }
        return byName;
    }

    /**
     * A look-up costs the same for ten routes and for ten thousand: a bound that only a look at every route would
     * break.
     */
    @Test
    void aLookUpDoesNotLookAtEveryRoute() {
        long few = time(10);
        long many = time(10_000);
        assertThat(many).isLessThan(few * 20 + 1_000_000);
    }

    private static long time(int routes) {
        RouteTrie.Builder<String> builder = new RouteTrie.Builder<>();
        for (int i = 0; i < routes; i++) {
            builder.add("GET", PathTemplate.parse("/s" + i + "/items/{id}/parts/{part}"), "s" + i);
        }
        RouteTrie<String> trie = builder.build();
        String path = "/s" + (routes - 1) + "/items/1/parts/2";
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 2_000; i++) {
                assertThat(trie.lookup("GET", path) instanceof Lookup.Match<String>)
                        .isTrue();
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private static List<String> templates(Random random) {
        List<String> templates = new ArrayList<>();
        for (int i = random.nextInt(1, 9); i > 0; i--) {
            templates.add(template(random));
        }
        return templates;
    }

    private static String template(Random random) {
        return "/" + String.join("/", distinctNames(segments(TEMPLATE_SEGMENTS, random)));
    }

    private static String path(Random random) {
        return "/" + String.join("/", segments(PATH_SEGMENTS, random));
    }

    private static List<String> segments(String[] all, Random random) {
        List<String> segments = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            segments.add(all[random.nextInt(all.length)]);
        }
        return segments;
    }

    /** PathPattern wants a name only once in a template. */
    private static List<String> distinctNames(List<String> segments) {
        List<String> distinct = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            distinct.add(segments.get(i).replace("}", i + "}"));
        }
        return distinct;
    }

    @Test
    void whatIsMatchedIsWhatIsForwarded() {
        PathTemplate from = PathTemplate.parse("/shop/{a}/of/{b}.json");
        PathTemplate to = PathTemplate.parse("/items/{b}/{a}");
        assertThat(PathRewrite.between(from, "/base", to).apply("/shop/1%202/of/x.json", new String[] {"1%202", "x"}))
                .isEqualTo("/base/items/x/1%202");
    }

    @Test
    void eachOfTenThousandLiteralsIsFoundAndNothingBetweenThem() {
        RouteTrie.Builder<Integer> builder = new RouteTrie.Builder<>();
        for (int i = 0; i < 10_000; i++) {
            builder.add("GET", PathTemplate.parse("/things-" + i + "/x"), i);
            builder.add("POST", PathTemplate.parse("/things-" + i + "/x"), -i);
        }
        RouteTrie<Integer> trie = builder.build();

        assertThat(trie.size()).isEqualTo(20_000);
        for (int i = 0; i < 10_000; i++) {
            assertThat(trie.lookup("GET", "/things-" + i + "/x")).matches(matches(i));
            assertThat(trie.lookup("POST", "/things-" + i + "/x")).matches(matches(-i));
            assertThat(trie.lookup("GET", "/things-" + i)).isEqualTo(new Lookup.Nothing<>());
            assertThat(trie.lookup("GET", "/things-" + (i + 10_000) + "/x")).isEqualTo(new Lookup.Nothing<>());
        }
    }

    private static Predicate<Lookup<Integer>> matches(int target) {
        return found -> found instanceof Lookup.Match<Integer> match && match.target() == target;
    }
}

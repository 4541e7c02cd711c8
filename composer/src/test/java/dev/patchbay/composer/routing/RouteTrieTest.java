package dev.patchbay.composer.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The trie against Spring's PathPattern, and the cases that a reader would ask for. */
class RouteTrieTest {

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

    @Property(tries = 500)
    void agreesWithPathPattern(@ForAll("templates") List<String> templates, @ForAll("paths") String path) {
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

    @Provide
    Arbitrary<List<String>> templates() {
        Arbitrary<String> segment = Arbitraries.of("a", "b", "ab", "{x}", "{y}", "a{z}", "{w}.b");
        return segment.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(RouteTrieTest::distinctNames)
                .map(segments -> "/" + String.join("/", segments))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    /** PathPattern wants a name only once in a template. */
    private static List<String> distinctNames(List<String> segments) {
        List<String> distinct = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            distinct.add(segments.get(i).replace("}", i + "}"));
        }
        return distinct;
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "ab", "c", "a.b", "abc")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(segments -> "/" + String.join("/", segments));
    }

    @Test
    void whatIsMatchedIsWhatIsForwarded() {
        PathTemplate from = PathTemplate.parse("/shop/{a}/of/{b}.json");
        PathTemplate to = PathTemplate.parse("/items/{b}/{a}");
        assertThat(PathRewrite.between(from, "/base", to).apply("/shop/1%202/of/x.json", new String[] {"1%202", "x"}))
                .isEqualTo("/base/items/x/1%202");
    }
}

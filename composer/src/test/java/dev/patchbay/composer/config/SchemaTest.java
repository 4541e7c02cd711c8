package dev.patchbay.composer.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.JsonWriter;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors use and the reader that decides know the same keys and the same words. */
class SchemaTest {

    private static final JsonNode SCHEMA = schema();
    private static final Pattern ALLOWED = Pattern.compile("unknown key '\\?'; allowed: ([a-z, -]+)");
    private static final Pattern CHOICES = Pattern.compile("'\\?' is not one of ([a-z, -]+)");

    private static JsonNode schema() {
        try (InputStream in = SchemaTest.class.getResourceAsStream("/composer.schema.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of the schema whose keys are fixed, by the way to them. */
    private static Map<List<String>, JsonNode> objects() {
        Map<List<String>, JsonNode> objects =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        collect(SCHEMA, List.of(), objects);
        return objects;
    }

    private static void collect(JsonNode schema, List<String> way, Map<List<String>, JsonNode> objects) {
        JsonNode node = resolved(schema);
        if (node.has("properties")) {
            objects.put(way, node);
            node.get("properties")
                    .properties()
                    .forEach(entry -> collect(entry.getValue(), below(way, entry.getKey()), objects));
        }
        if (node.has("additionalProperties") && node.get("additionalProperties").isObject()) {
            collect(node.get("additionalProperties"), below(way, "x"), objects);
        }
        if (node.has("items")) {
            collect(node.get("items"), below(way, "-"), objects);
        }
        if (node.has("oneOf")) {
            node.get("oneOf").forEach(choice -> collect(choice, way, objects));
        }
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? SCHEMA.at(schema.get("$ref").stringValue().substring(1)) : schema;
    }

    private static List<String> below(List<String> way, String key) {
        List<String> longer = new ArrayList<>(way);
        longer.add(key);
        return longer;
    }

    /** A file with nothing but this key or value at the end of this way. */
    private static String file(List<String> way, String end) {
        StringBuilder text = new StringBuilder();
        StringBuilder close = new StringBuilder();
        for (String step : way) {
            if (step.equals("-")) {
                text.append('[');
                close.insert(0, ']');
            } else {
                text.append("{ ").append(step).append(": ");
                close.insert(0, " }");
            }
        }
        return text + end + close;
    }

    private static List<LocatedProblem> problems(String text) {
        try {
            new ConfigReader(name -> null).read(Path.of("composer.yml"), text.getBytes(StandardCharsets.UTF_8));
            return List.of();
        } catch (InvalidInputException e) {
            return e.problems();
        }
    }

    private static Set<String> listed(Pattern pattern, List<LocatedProblem> problems) {
        Set<String> listed = new TreeSet<>();
        for (LocatedProblem problem : problems) {
            Matcher matcher = pattern.matcher(problem.message());
            if (matcher.find()) {
                listed.addAll(List.of(matcher.group(1).strip().split(", ")));
            }
        }
        return listed;
    }

    @Test
    void theReaderAllowsExactlyTheKeysOfTheSchema() {
        Map<List<String>, JsonNode> objects = objects();
        assertThat(objects.size()).isGreaterThan(8);
        objects.forEach((way, schema) -> {
            Set<String> keys = new LinkedHashSet<>();
            schema.get("properties").properties().forEach(entry -> keys.add(entry.getKey()));
            assertThat(listed(ALLOWED, problems(file(way, "{ '?': 1 }"))))
                    .as(String.join(".", way))
                    .containsExactlyInAnyOrderElementsOf(keys);
        });
    }

    @Test
    void theReaderAllowsExactlyTheWordsOfTheSchema() {
        List<String> seen = new ArrayList<>();
        objects()
                .forEach((way, schema) -> schema.get("properties").properties().forEach(entry -> {
                    JsonNode words = resolved(entry.getValue()).get("enum");
                    if (words != null) {
                        seen.add(entry.getKey());
                        Set<String> expected = new TreeSet<>();
                        words.forEach(word -> expected.add(word.stringValue()));
                        assertThat(listed(CHOICES, problems(file(below(way, entry.getKey()), "'?'"))))
                                .as(String.join(".", below(way, entry.getKey())))
                                .containsExactlyInAnyOrderElementsOf(expected);
                    }
                }));
        assertThat(seen).contains("document", "conflicts", "access", "on-breaking-change");
    }

    private static List<String> verdict(String yaml) throws InvalidInputException {
        byte[] json = JsonWriter.write(DocumentReader.read("composer.yml", yaml.getBytes(StandardCharsets.UTF_8)));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SCHEMA.toString(), InputFormat.JSON);
        return schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void theShippedFileFitsTheSchema() throws Exception {
        assertThat(verdict(Files.readString(Path.of("../composer.yml")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "srevices: {}",
                "cors: { origin: [x] }",
                "on-breaking-change: maybe",
                "limits: { body: much }",
                "specs: { poll: 5 }",
                "api: { title: T }",
            })
    void whatTheReaderRefusesTheSchemaRefusesToo(String line) throws Exception {
        String whole = "api: { title: T, version: '1' }\nservices: { a: { url: http://h, expose: [/x] } }\n";
        assertThat(verdict(whole)).isEmpty();
        assertThat(problems(whole)).isEmpty();
        String wrong = line.startsWith("api") ? line + "\n" + whole.substring(whole.indexOf("services")) : whole + line;
        assertThat(problems(wrong)).isNotEmpty();
        assertThat(verdict(wrong)).isNotEmpty();
    }
}

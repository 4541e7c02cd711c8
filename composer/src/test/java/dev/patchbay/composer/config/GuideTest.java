package dev.patchbay.composer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The guide tells of every key, and what it shows can be written so. */
class GuideTest {

    private static final String GUIDE = guide();

    private static String guide() {
        try {
            return Files.readString(Path.of("../docs/compose-a-platform.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> examples() {
        return Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL)
                .matcher(GUIDE)
                .results()
                .map(match -> match.group(1));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsReadWithoutAProblem(String example) throws Exception {
        StringBuilder file = new StringBuilder(example);
        if (!example.contains("api:\n")) {
            file.append("api: { title: T, version: 1 }\n");
        }
        if (!example.contains("services:\n")) {
            file.append("services: { a: { url: http://localhost:1, expose: [/x] } }\n");
        }
        assertThat(new ConfigReader(name -> null)
                        .read(Path.of("guide.yml"), file.toString().getBytes(StandardCharsets.UTF_8))
                        .services())
                .isNotEmpty();
    }

    @Test
    void everyKeyOfTheSchemaHasAnExample() throws IOException {
        JsonNode schema;
        try (var in = GuideTest.class.getResourceAsStream("/composer.schema.json")) {
            schema = JsonMapper.shared().readTree(in);
        }
        List<String> keys = new ArrayList<>();
        collect(schema, keys);
        String examples = String.join("\n", examples().toList());
        assertThat(keys).hasSizeGreaterThan(40);
        assertThat(keys)
                .allSatisfy(key -> assertThat(examples).containsPattern("(^|[\\s{,\\[-])" + Pattern.quote(key) + ":"));
    }

    private static void collect(JsonNode schema, List<String> keys) {
        if (schema.isObject()) {
            schema.properties().forEach(entry -> {
                if (entry.getKey().equals("properties")) {
                    entry.getValue().properties().forEach(property -> keys.add(property.getKey()));
                }
                collect(entry.getValue(), keys);
            });
        } else if (schema.isArray()) {
            schema.forEach(item -> collect(item, keys));
        }
    }
}

package dev.patchbay.composer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of a configuration, one for each component of its records, by path: {@code
 * services[0].calls.timeouts.total}. A test of the defaults and a test of other values for everything both list all of
 * them, so that a component that one of the tests does not know fails it.
 */
final class ConfigMapping {

    /** Components that are no settings of their own: positions, and those that openapi-merge reads and tests. */
    private static final Set<Class<?>> SKIPPED = Set.of(SourceLocation.class, MergeConfig.class, ServiceConfig.class);

    private static final Set<String> EMPTY = Set.of("[]", "{}");

    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> components = new LinkedHashSet<>();
    private final Set<String> filled = new LinkedHashSet<>();

    private ConfigMapping() {}

    static ConfigMapping of(Record config) {
        ConfigMapping mapping = new ConfigMapping();
        mapping.addRecord("", config);
        return mapping;
    }

    /** Asserts that these are the values, and no others, of a configuration that says as little as it can. */
    void assertDefaults(String expected) {
        assertThat(text()).isEqualTo(expected);
    }

    /** Asserts that these are the values, and no others, and that every component has one that is not its default. */
    void assertFullMapping(ConfigMapping defaults, String expected) {
        assertThat(text()).isEqualTo(expected);
        assertThat(components)
                .as("components of records that the mapping never fills")
                .isSubsetOf(filled);
        Map<String, Set<String>> all = byComponent();
        Map<String, Set<String>> single = defaults.byComponent();
        single.values().removeIf(EMPTY::containsAll); // whose entries have paths of their own
        single.forEach((path, byDefault) -> assertThat(all.get(path))
                .as("%s has no other value than its default", path)
                .isNotEqualTo(byDefault));
    }

    private String text() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private Map<String, Set<String>> byComponent() {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        values.forEach(
                (path, value) -> all.computeIfAbsent(path.replaceAll("\\[[^]]*]", "[]"), key -> new LinkedHashSet<>())
                        .add(value));
        return all;
    }

    private void add(String path, @Nullable Object value) {
        if (value instanceof Record part && part.getClass().getPackage().equals(ConfigMapping.class.getPackage())) {
            addRecord(path + ".", part);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                add(path + "[" + i + "]", list.get(i));
            }
        } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, part) -> add(path + "[" + key + "]", part));
        } else {
            values.put(path, String.valueOf(value));
        }
    }

    private void addRecord(String prefix, Record part) {
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            if (!SKIPPED.contains(component.getType())) {
                String name = part.getClass().getSimpleName() + "." + component.getName();
                Object value = value(component, part);
                components.add(name);
                if (value != null && !value.equals(List.of()) && !value.equals(Map.of())) {
                    filled.add(name);
                }
                add(prefix + component.getName(), value);
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Record part) {
        try {
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

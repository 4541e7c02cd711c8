package dev.patchbay.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML files, and walks about in what they hold. */
final class Yaml {

    /** The repository's root. */
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private Yaml() {}

    static List<Map<String, Object>> documents(Path file) {
        try {
            List<Map<String, Object>> documents = new ArrayList<>();
            for (Object document : load().loadAllFromString(Files.readString(file))) {
                documents.add(map(document));
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static Map<String, Object> document(Path file) {
        return documents(file).getFirst();
    }

    static @Nullable Object parse(String text) {
        return load().loadFromString(text);
    }

    /** The value under these keys, one below the other; null where there is none. */
    static @Nullable Object at(@Nullable Object value, String... keys) {
        @Nullable Object here = value;
        for (String key : keys) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return here;
    }

    static String text(@Nullable Object value, String... keys) {
        return String.valueOf(Objects.requireNonNull(at(value, keys), () -> String.join(".", keys) + " in " + value));
    }

    static List<Object> list(@Nullable Object value, String... keys) {
        return at(value, keys) instanceof List<?> list ? new ArrayList<>(list) : List.of();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value, String... keys) {
        return at(value, keys) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** As Compose and kubectl read YAML: with merge keys, and {@code no} being a text. */
    private static Load load() {
        return new Load(LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(false)
                .build());
    }
}

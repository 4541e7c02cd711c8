package dev.patchbay.quality.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code mvn -pl quality/format test -Dformat=apply} formats what this test finds fault with. */
class FormatTest {

    private static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void everySourceIsInPalantirFormat() throws IOException {
        List<Path> faulty = sources().stream().filter(this::isOutOfFormat).toList();
        if (System.getProperty("format", "check").equals("apply")) {
            for (Path source : faulty) {
                Files.writeString(source, formatted(source));
            }
            return;
        }
        assertThat(faulty.stream().map(HOUSE::relativize))
                .as("run: mvn -pl quality/format test -Dformat=apply")
                .isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> isSource(HOUSE.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isSource(Path file) {
        for (Path folder : file) {
            String name = folder.toString();
            if (name.equals("target") || name.equals("node_modules") || name.startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private boolean isOutOfFormat(Path source) {
        try {
            return !Files.readString(source).equals(formatted(source));
        } catch (IOException e) {
            throw new UncheckedIOException(source.toString(), e);
        }
    }

    private String formatted(Path source) throws IOException {
        try {
            return formatter.formatSourceAndFixImports(Files.readString(source));
        } catch (FormatterException e) {
            throw new IOException(source + ": " + e.getMessage(), e);
        }
    }
}

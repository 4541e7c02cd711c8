package dev.patchbay.quality.format;

import static dev.patchbay.quality.format.SourceFiles.HOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code mvn -pl quality/format test -Dformat=apply} formats the sources that this test complains about. */
class FormatTest {

    private static final String CURE = "run: mvn -pl quality/format test -Dformat=apply";
    private static final boolean APPLY = System.getProperty("format", "check").equals("apply");

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void everySourceIsInPalantirFormatAndNoCommentIsWiderThanEditorConfigSays() throws IOException {
        CommentWidth width = CommentWidth.of(Files.readString(HOUSE.resolve(".editorconfig")));
        List<String> faults = SourceFiles.all().parallelStream()
                .flatMap(source -> faults(source, width).stream())
                .toList();
        assertThat(faults).isEmpty();
    }

    private List<String> faults(Path source, CommentWidth width) {
        List<String> faults = new ArrayList<>();
        try {
            String text = Files.readString(source);
            String formatted = formatted(source, width.wrapped(text));
            if (!text.equals(formatted)) {
                if (APPLY) {
                    Files.writeString(source, formatted);
                } else {
                    faults.add(HOUSE.relativize(source) + ": " + CURE);
                }
            }
            for (int line : width.tooWide(formatted)) {
                faults.add(HOUSE.relativize(source) + ":" + line + ": wrap this comment by hand");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(source.toString(), e);
        }
        return faults;
    }

    private String formatted(Path source, String text) throws IOException {
        try {
            return formatter.formatSourceAndFixImports(text);
        } catch (FormatterException e) {
            throw new IOException(source + ": " + e.getMessage(), e);
        }
    }
}

package dev.patchbay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The results of {@code bench/startup}. */
final class StartupReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String command;
    private final List<ColdStart> composer;
    private final List<PlatformStart> platform;

    StartupReport(String command, List<ColdStart> composer, List<PlatformStart> platform) {
        this.command = command;
        this.composer = List.copyOf(composer);
        this.platform = List.copyOf(platform);
    }

    void write(Path folder) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("command", command);
        tree.put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        tree.put("machine", Machine.thisOne());
        tree.put("composer", composer);
        tree.put("platform", platform);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("startup.json"), JSON.writeValueAsString(tree) + "\n");
            Files.writeString(folder.resolve("startup.md"), markdown());
        } catch (IOException e) {
            throw new BenchException("the results cannot be written: " + e.getMessage());
        }
        System.out.println(markdown());
    }

    String markdown() {
        StringBuilder text = new StringBuilder("""
            # From nothing to the first answer

            Made by `%s`, medians, two cores; every single start is in startup.json.

            | | seconds to the first answer | resident MB then | first 1,000 requests ÷ warm, mean | the same, p50 | resident MB under load |
            |---|---:|---:|---:|---:|---:|
            """.formatted(command));
        appendComposer(
                text,
                "composer with its AOT cache",
                composer.stream().filter(ColdStart::aotCache).toList());
        appendComposer(
                text,
                "composer without it",
                composer.stream().filter(start -> !start.aotCache()).toList());
        appendPlatform(
                text,
                "./patchbay up, new database",
                platform.stream().filter(PlatformStart::newDatabase).toList());
        appendPlatform(
                text,
                "./patchbay up, again",
                platform.stream().filter(start -> !start.newDatabase()).toList());
        return text.toString();
    }

    private static void appendComposer(StringBuilder text, String what, List<ColdStart> starts) {
        if (!starts.isEmpty()) {
            text.append("| %s | %s | %.0f | %s | %s | %.0f |\n"
                    .formatted(
                            what,
                            figure(starts, ColdStart::seconds),
                            Median.of(starts, ColdStart::residentMegabytes),
                            figure(starts, start -> start.firstMeanMillis() / start.warmMeanMillis()),
                            figure(starts, start -> start.firstP50Millis() / start.warmP50Millis()),
                            Median.of(starts, ColdStart::warmResidentMegabytes)));
        }
    }

    private static void appendPlatform(StringBuilder text, String what, List<PlatformStart> starts) {
        if (!starts.isEmpty()) {
            text.append("| %s | %s | %.0f | | | |\n"
                    .formatted(
                            what,
                            figure(starts, PlatformStart::seconds),
                            Median.of(starts, PlatformStart::residentMegabytes)));
        }
    }

    private static <T> String figure(List<T> starts, ToDoubleFunction<T> of) {
        return "%.2f".formatted(Median.of(starts, of));
    }
}

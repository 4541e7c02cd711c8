package dev.patchbay.quality.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/error-codes.md is the list of all codes of the product, with the modules that report each. A code that a module
 * takes for a meaning of its own shows up as a module that the list does not name.
 */
class ErrorCodesPageTest {

    private static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();
    private static final Path LIST = Path.of("docs/error-codes.md");
    private static final Pattern CODE = Pattern.compile("\\bPB-\\d{3}\\b");
    private static final Pattern REPORTED = Pattern.compile("\"(?:[^\"\n]* )?(PB-\\d{3})\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(PB-\\d{3})` \\| ([a-z, -]+) \\| \\S.* \\|$");

    @Test
    void everyCodeIsListedOnceInOrderWithTheModulesThatReportIt() throws IOException {
        List<String> listed = ROW.matcher(Files.readString(HOUSE.resolve(LIST)))
                .results()
                .map(row ->
                        row.group(1) + " " + new TreeSet<>(List.of(row.group(2).split(", "))))
                .toList();

        assertThat(listed).containsExactlyElementsOf(reported());
    }

    @Test
    void everyCodeThatAPageNamesIsListed() throws IOException {
        SortedSet<String> known = codes(LIST);
        List<String> unknown = new ArrayList<>();
        for (Path page : files(HOUSE.resolve("docs"), ".md")) {
            codes(HOUSE.relativize(page)).stream()
                    .filter(code -> !known.contains(code))
                    .forEach(code -> unknown.add(HOUSE.relativize(page) + ": " + code));
        }
        assertThat(unknown).isEmpty();
    }

    private static List<String> reported() throws IOException {
        SortedMap<String, SortedSet<String>> modules = new TreeMap<>();
        for (Path pom : files(HOUSE, "pom.xml")) {
            Path module = pom.resolveSibling("");
            for (Path source : files(module.resolve("src/main/java"), ".java")) {
                REPORTED.matcher(Files.readString(source))
                        .results()
                        .forEach(code -> modules.computeIfAbsent(code.group(1), any -> new TreeSet<>())
                                .add(String.valueOf(module.getFileName())));
            }
        }
        return modules.entrySet().stream()
                .map(code -> code.getKey() + " " + code.getValue())
                .toList();
    }

    private static SortedSet<String> codes(Path page) throws IOException {
        return new TreeSet<>(CODE.matcher(Files.readString(HOUSE.resolve(page)))
                .results()
                .map(MatchResult::group)
                .toList());
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(end) && !file.toString().contains("/target/"))
                    .toList();
        }
    }
}

package dev.patchbay.quality.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.quality.docs.Page.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guides as a book: links have targets, every page is in the index, every decision in the list of decisions. */
class BookTest {

    private static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DOCS = HOUSE.resolve("docs");
    private static final Pattern MENTION = Pattern.compile("\\bdocs/[\\w./-]*\\w\\.md\\b");
    private static final Pattern SOURCE =
            Pattern.compile(".*\\.(java|xml|yml|yaml|sql|sh|properties)|.*/patchbay|.*/run");
    private static final Pattern DECISION = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");

    private static final Pattern STATE =
            Pattern.compile("# .*\\n\\n\\*\\d{4}-\\d\\d-\\d\\d, (in force|superseded by \\[.+]\\(.+\\.md\\))\\*\\n\\n");

    @TempDir
    Path folder;

    @Test
    void everyLinkHasATarget() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : pages()) {
            Page page = Page.read(file);
            for (Link link : page.links()) {
                if (!link.isForeign() && !hasTarget(page, link)) {
                    broken.add("%s:%d: %s has no target".formatted(HOUSE.relativize(file), link.line(), link.target()));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageThatASourceNamesExists() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path source : sources()) {
            Matcher mention = MENTION.matcher(Files.readString(source, StandardCharsets.UTF_8));
            while (mention.find()) {
                if (!Files.exists(HOUSE.resolve(mention.group()))) {
                    broken.add(HOUSE.relativize(source) + ": there is no " + mention.group());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsInTheIndex() throws IOException {
        Path index = DOCS.resolve("README.md");
        Set<Path> linked = targets(Page.read(index));
        try (Stream<Path> files = Files.list(DOCS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".md") && !file.equals(index)))
                    .as("pages of docs/; those that docs/README.md does not link to need a line in it")
                    .allMatch(linked::contains);
        }
    }

    @Test
    void everyDecisionIsListedOnceInOrderAndByItsTitle() throws IOException {
        Path list = DOCS.resolve("decisions/README.md");
        List<String> listed = Page.read(list).links().stream()
                .filter(link -> DECISION.matcher(link.path()).matches())
                .map(link -> link.path() + " " + link.text())
                .toList();
        List<String> written = new ArrayList<>();
        Set<String> numbers = new TreeSet<>();
        try (Stream<Path> files = Files.list(list.resolveSibling("."))) {
            for (Path file : files.map(Path::normalize).sorted().toList()) {
                Matcher name = DECISION.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    assertThat(numbers.add(name.group(1)))
                            .as("%s: its number is taken", file)
                            .isTrue();
                    written.add(name.group() + " " + Page.read(file).title());
                }
            }
        }
        assertThat(listed).isEqualTo(written);
    }

    @Test
    void everyDecisionHasADateAndAState() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("decisions"))) {
            assertThat(files.filter(file ->
                            DECISION.matcher(String.valueOf(file.getFileName())).matches()))
                    .as("decisions; below the title stands *2026-11-24, in force* or *..., superseded by [...](...)*")
                    .allMatch(file -> STATE.matcher(Page.text(file)).lookingAt());
        }
    }

    @Test
    void everyPackageIsOnTheMap() throws IOException {
        Path map = DOCS.resolve("architecture.md");
        Set<Path> linked = targets(Page.read(map));
        try (Stream<Path> files = Files.walk(HOUSE)) {
            assertThat(files.filter(file -> file.endsWith("package-info.java"))
                            .filter(file -> file.toString().contains("/src/main/java/"))
                            .filter(file -> !isHidden(HOUSE.relativize(file)))
                            .map(Path::getParent))
                    .as("packages; those that docs/architecture.md does not link to need a line in it")
                    .allMatch(linked::contains);
        }
    }

    @Test
    void brokenLinksAreFound() throws IOException {
        Files.writeString(folder.resolve("other.md"), "# A title, with `code`\n\n## Twice\n\n## Twice\n");
        Path file = folder.resolve("page.md");
        Files.writeString(file, """
            # Page

            [ok](other.md) [ok](other.md#a-title-with-code) [ok](other.md#twice-1) [ok](#page) [ok](https://x.example/)
            [no](absent.md) [no](other.md#absent) [no](#absent) `[code](absent.md)`

            ```sh
            [code](absent.md)
            ```

            [`a[0]`](gone.md)
            """);
        Page page = Page.read(file);

        assertThat(page.links())
                .filteredOn(link -> !link.isForeign() && !hasTarget(page, link))
                .extracting(Link::target)
                .containsExactly("absent.md", "other.md#absent", "#absent", "gone.md");
    }

    private static boolean hasTarget(Page page, Link link) {
        Path target = link.path().isEmpty()
                ? page.file()
                : page.file().resolveSibling(link.path()).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return link.fragment().isEmpty()
                || (Files.isRegularFile(target) && Page.read(target).anchors().contains(link.fragment()));
    }

    private static Set<Path> targets(Page page) {
        Set<Path> targets = new TreeSet<>();
        for (Link link : page.links()) {
            if (!link.isForeign()) {
                targets.add(page.file().resolveSibling(link.path()).normalize());
            }
        }
        return targets;
    }

    /** Returns the pages at the top, and those in docs/. */
    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(HOUSE);
                Stream<Path> docs = Files.walk(DOCS)) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE)) {
            return files.filter(file -> SOURCE.matcher(file.toString()).matches() && Files.isRegularFile(file))
                    .filter(file -> !isHidden(HOUSE.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isHidden(Path file) {
        for (Path part : file) {
            String name = part.toString();
            if (name.equals("target") || name.equals("node_modules") || (name.startsWith(".") && !name.equals(".ci"))) {
                return true;
            }
        }
        return false;
    }
}

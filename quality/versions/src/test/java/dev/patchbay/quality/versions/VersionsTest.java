package dev.patchbay.quality.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.quality.versions.Boms.Managed;
import dev.patchbay.quality.versions.Pom.Dependency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A version of ours may be above what an imported BOM manages, never below: then it holds back what the BOM's makers
 * have tested together. {@code below-bom.txt} lists the exceptions.
 */
class VersionsTest {

    private static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();
    private static final Path REPOSITORY = Path.of(System.getProperty("maven.repo.local"));
    private static final Path EXCEPTIONS = Path.of("src/test/resources/below-bom.txt");
    private static final Pattern EXCEPTION = Pattern.compile("(\\S+)\\s+(\\d{4}-\\d\\d-\\d\\d)\\s+(\\S.+)");

    private static Boms boms;

    @TempDir
    Path folder;

    @BeforeAll
    static void readBoms() throws Exception {
        boms = bomsOf(Pom.read(HOUSE.resolve("pom.xml"), REPOSITORY));
    }

    @Test
    void noVersionOfOursIsBelowThatOfABom() throws Exception {
        SortedMap<String, String> below = new TreeMap<>();
        for (Path file : poms()) {
            below.putAll(versionsBelow(Pom.read(file, REPOSITORY), boms));
        }
        assertThat(below.keySet())
                .as(
                        "versions below those of an imported BOM; raise them, or give a reason in %s: %s",
                        EXCEPTIONS, below)
                .isEqualTo(exceptions());
    }

    @Test
    void everyExceptionHasADateAndAReason() throws IOException {
        for (String line : exceptionLines()) {
            Matcher exception = EXCEPTION.matcher(line);
            assertThat(exception.matches())
                    .as("%s; expected: name date reason", line)
                    .isTrue();
            assertThat(LocalDate.parse(exception.group(2))).isAfter(LocalDate.of(2026, 11, 1));
        }
    }

    @Test
    void bomsOfTheParentAreRead() {
        assertThat(boms.get("org.junit.jupiter:junit-jupiter")).isNotNull();
        assertThat(boms.get("netty.version")).isNotNull();
    }

    @Test
    void versionBelowABomIsFoundByDependencyAndByProperty() throws Exception {
        Path file = folder.resolve("pom.xml");
        Files.writeString(file, """
            <project>
              <properties><netty.version>4.1.0.Final</netty.version><ours.version>0.1</ours.version></properties>
              <dependencyManagement>
                <dependencies>
                  <dependency>
                    <groupId>org.junit.jupiter</groupId>
                    <artifactId>junit-jupiter</artifactId>
                    <version>5.0.0</version>
                  </dependency>
                  <dependency>
                    <groupId>org.assertj</groupId>
                    <artifactId>assertj-core</artifactId>
                    <version>99.0</version>
                  </dependency>
                </dependencies>
              </dependencyManagement>
            </project>
            """);

        assertThat(versionsBelow(Pom.read(file, REPOSITORY), boms))
                .containsOnlyKeys("netty.version", "org.junit.jupiter:junit-jupiter");
    }

    private static Boms bomsOf(Pom root) throws Exception {
        Boms boms = new Boms(REPOSITORY);
        boms.add(root.parent());
        for (Dependency dependency : root.dependencies()) {
            if (dependency.isImported()) {
                boms.addImported(dependency);
            }
        }
        return boms;
    }

    /** Returns the names of the versions that are below, with both versions. */
    private static SortedMap<String, String> versionsBelow(Pom pom, Boms boms) {
        SortedMap<String, String> versions = new TreeMap<>(pom.properties());
        pom.dependencies().forEach(dependency -> versions.put(dependency.name(), dependency.version()));
        SortedMap<String, String> below = new TreeMap<>();
        versions.forEach((name, version) -> {
            Managed managed = boms.get(name);
            if (managed != null && Boms.isBelow(version, managed.version())) {
                below.put(name, "%s, but %s in %s".formatted(version, managed.version(), managed.bom()));
            }
        });
        return below;
    }

    private static Set<String> exceptions() throws IOException {
        Set<String> names = new TreeSet<>();
        exceptionLines().forEach(line -> names.add(line.split("\\s", 2)[0]));
        return names;
    }

    private static List<String> exceptionLines() throws IOException {
        return Files.readAllLines(EXCEPTIONS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static List<Path> poms() throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE)) {
            return files.filter(file -> file.endsWith("pom.xml") && isOurs(HOUSE.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    /** Templates of poms and what is built or hidden are not ours to judge. */
    private static boolean isOurs(Path file) {
        for (Path part : file) {
            String name = part.toString();
            if (name.equals("target") || name.equals("src") || name.equals("node_modules") || name.startsWith(".")) {
                return false;
            }
        }
        return true;
    }
}

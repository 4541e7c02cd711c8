package dev.patchbay.runtime.domain;

import dev.patchbay.runtime.problem.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The source tree, as far as a new domain touches it. */
final class SourceTree {

    static final String MIGRATIONS = "migrator/src/main/resources/db/migration";
    private static final String SERVICES_POM = "domain-services/pom.xml";
    private static final String RUNTIME_POM = "runtime/pom.xml";
    private static final String MODULES_END = "  </modules>\n";
    private static final String DEPENDENCIES_END = "    <!-- End of the domain services. -->\n";
    private static final Pattern VERSIONED = Pattern.compile("V([1-9][0-9]*)__\\w+\\.sql");
    private static final Pattern CREATED = Pattern.compile(
            "(?i)\\bcreate\\s+(?:or\\s+replace\\s+)?(?:table|view)\\s+(?:if\\s+not\\s+exists\\s+)?\"?(\\w+)");
    private static final Pattern MODULE = Pattern.compile("<module>(\\w+)</module>");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>patchbay</artifactId>\\s*<version>([^<]+)</version>");

    private final Path root;
    private final String servicesPom;
    private final String runtimePom;
    private final int latest;
    private final SortedSet<String> tables;

    private SourceTree(Path root, String servicesPom, String runtimePom, int latest, SortedSet<String> tables) {
        this.root = root;
        this.servicesPom = servicesPom;
        this.runtimePom = runtimePom;
        this.latest = latest;
        this.tables = Collections.unmodifiableSortedSet(tables);
    }

    /**
     * Reads the source tree.
     *
     * @throws LaunchException if there are no sources at {@code root}, or none that a domain can be added to
     */
    static SourceTree at(Path root) {
        try (Stream<Path> files = Files.list(root.resolve(MIGRATIONS))) {
            int latest = 0;
            SortedSet<String> tables = new TreeSet<>();
            for (Path file : files.toList()) {
                Matcher created = CREATED.matcher(Files.readString(file));
                while (created.find()) {
                    tables.add(created.group(1).toLowerCase(Locale.ROOT));
                }
                Matcher versioned = VERSIONED.matcher(String.valueOf(file.getFileName()));
                if (versioned.matches()) {
                    latest = Math.max(latest, Integer.parseInt(versioned.group(1)));
                }
            }
            tables.add("flyway_schema_history");
            String servicesPom = read(root.resolve(SERVICES_POM), MODULES_END);
            String runtimePom = read(root.resolve(RUNTIME_POM), DEPENDENCIES_END);
            return new SourceTree(root, servicesPom, runtimePom, latest, tables);
        } catch (IOException e) {
            throw new LaunchException(root + " does not hold Patchbay's sources, to which a domain could be added", e);
        }
    }

    /** Returns the schema version of the next migration. */
    int nextVersion() {
        return latest + 1;
    }

    /** Returns the tables and views that the migrations create. */
    SortedSet<String> tables() {
        return tables;
    }

    /** Returns the modules of domain services, and the folders that look like one. */
    SortedSet<String> modules() {
        SortedSet<String> modules = new TreeSet<>();
        Matcher module = MODULE.matcher(servicesPom);
        while (module.find()) {
            modules.add(module.group(1));
        }
        try (Stream<Path> folders = Files.list(root.resolve("domain-services"))) {
            folders.filter(Files::isDirectory).forEach(folder -> modules.add(String.valueOf(folder.getFileName())));
        } catch (IOException e) {
            throw new LaunchException(root.resolve("domain-services") + ": cannot be listed", e);
        }
        return modules;
    }

    /** Returns the existing domains. */
    DomainSources domains() {
        return DomainSources.in(root.resolve("domain-services"));
    }

    /** Returns the version of Patchbay's artifacts. */
    String projectVersion() {
        Matcher version = VERSION.matcher(servicesPom);
        if (!version.find()) {
            throw new LaunchException(root.resolve(SERVICES_POM) + ": no version of its parent in it");
        }
        return version.group(1);
    }

    /**
     * Writes the files of a domain and registers its module; all or nothing.
     *
     * @param texts each file's path from the root, and its content
     */
    void add(String service, SequencedMap<String, String> texts) {
        List<Path> written = new ArrayList<>();
        try {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Path file = root.resolve(text.getKey());
                makeFolders(file.getParent(), written);
                Files.writeString(file, text.getValue(), StandardOpenOption.CREATE_NEW);
                written.add(file);
            }
            String module = "    <module>" + service + "</module>\n";
            Files.writeString(root.resolve(SERVICES_POM), servicesPom.replace(MODULES_END, module + MODULES_END));
            Files.writeString(
                    root.resolve(RUNTIME_POM),
                    runtimePom.replace(DEPENDENCIES_END, dependency(service) + DEPENDENCIES_END));
        } catch (IOException e) {
            takeBack(written);
            throw new LaunchException(e.getMessage() + ": cannot be written; nothing was changed", e);
        }
    }

    private static void makeFolders(@Nullable Path folder, List<Path> made) throws IOException {
        if (folder != null && !Files.exists(folder)) {
            makeFolders(folder.getParent(), made);
            Files.createDirectory(folder);
            made.add(folder);
        }
    }

    private void takeBack(List<Path> written) {
        try {
            for (Path file : written.reversed()) {
                Files.deleteIfExists(file);
            }
            Files.writeString(root.resolve(SERVICES_POM), servicesPom);
            Files.writeString(root.resolve(RUNTIME_POM), runtimePom);
        } catch (IOException e) {
            throw new LaunchException(
                    e.getMessage() + ": cannot be taken back; see what git status shows, and remove it", e);
        }
    }

    /** Returns the dependency on a service's module as XML for a pom. */
    static String dependency(String service) {
        return """
                <dependency>
                  <groupId>dev.patchbay</groupId>
                  <artifactId>patchbay-%s</artifactId>
                  <version>${project.version}</version>
                </dependency>
            """.formatted(service);
    }

    private static String read(Path pom, String marker) throws IOException {
        String text = Files.readString(pom);
        if (!text.contains(marker)) {
            throw new LaunchException(
                    pom + ": expected a line '" + marker.strip() + "', above which the new module goes");
        }
        return text;
    }
}

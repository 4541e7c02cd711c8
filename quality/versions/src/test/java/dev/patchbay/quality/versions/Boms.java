package dev.patchbay.quality.versions;

import dev.patchbay.quality.versions.Pom.Dependency;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The versions that BOMs manage: by {@code group:artifact}, and by the name of a property; the highest one counts. */
final class Boms {

    private final SortedMap<String, Managed> managed = new TreeMap<>();
    private final Path repository;
    private final Set<Path> seen = new HashSet<>();

    /**
     * A version that a BOM manages.
     *
     * @param bom the file name of the BOM's pom
     */
    record Managed(String version, String bom) {}

    Boms(Path repository) {
        this.repository = repository;
    }

    /** Adds a BOM, its parents, and the BOMs that they import. */
    void add(@Nullable Pom bom) throws Exception {
        if (bom == null || !seen.add(bom.file())) {
            return;
        }
        String name = String.valueOf(bom.file().getFileName());
        bom.properties().forEach((property, version) -> add(property, version, name));
        for (Dependency dependency : bom.dependencies()) {
            add(dependency.name(), dependency.version(), name);
            if (dependency.isImported()) {
                addImported(dependency);
            }
        }
        add(bom.parent());
    }

    /** Adds a BOM that a pom imports. */
    void addImported(Dependency bom) throws Exception {
        add(Pom.read(Pom.fileOf(bom.name(), bom.version(), repository), repository));
    }

    /** Returns what the BOMs manage for a dependency or property; null for nothing. */
    @Nullable
    Managed get(String name) {
        return managed.get(name);
    }

    private void add(String name, String version, String bom) {
        Managed known = managed.get(name);
        if (!name.equals("project.version") && (known == null || isBelow(known.version(), version))) {
            managed.put(name, new Managed(version, bom));
        }
    }

    /** True if {@code version} is older than {@code other}; what is no version is never older. */
    static boolean isBelow(String version, String other) {
        return isVersion(version) && isVersion(other) && Version.parse(version).compareTo(Version.parse(other)) < 0;
    }

    private static boolean isVersion(String text) {
        return text.matches("\\d[\\w.+-]*");
    }
}

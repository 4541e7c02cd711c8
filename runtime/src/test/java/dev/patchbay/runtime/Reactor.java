package dev.patchbay.runtime;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The modules of this repository, as their poms describe them. */
record Reactor(SortedMap<String, Module> modules) {

    private static final Set<String> IN_THE_PROGRAM = Set.of("compile", "runtime");

    /**
     * A module.
     *
     * @param folder its path from the top of the repository; empty for the top itself
     * @param parent the artifactId of its parent
     * @param dependencies the artifactIds of what is on its class path at run time
     */
    record Module(
            String folder, String artifactId, @Nullable String parent, Set<String> dependencies) {}

    /** Reads the poms of the reactor whose root is {@code home}. */
    static Reactor of(Path home) throws Exception {
        SortedMap<String, Module> modules = new TreeMap<>();
        read(home, "", modules);
        return new Reactor(modules);
    }

    /** Returns the folders of a module, of its dependencies, and of all their parents. */
    Set<String> closure(String folder) {
        Map<String, Module> byArtifact = new LinkedHashMap<>();
        modules.values().forEach(module -> byArtifact.put(module.artifactId(), module));
        Set<String> found = new LinkedHashSet<>();
        collect(Objects.requireNonNull(modules.get(folder), folder), byArtifact, found);
        return found;
    }

    private static void collect(@Nullable Module module, Map<String, Module> byArtifact, Set<String> found) {
        if (module != null && found.add(module.folder())) {
            // What a parent declares, its children inherit.
            if (module.parent() != null) {
                collect(byArtifact.get(module.parent()), byArtifact, found);
            }
            module.dependencies().forEach(dependency -> collect(byArtifact.get(dependency), byArtifact, found));
        }
    }

    private static void read(Path home, String folder, Map<String, Module> modules) throws Exception {
        Path pom = home.resolve(folder).resolve("pom.xml");
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
        String parent = child(project, "parent")
                .map(element -> required(element, "artifactId"))
                .findFirst()
                .orElse(null);
        Set<String> dependencies = new LinkedHashSet<>();
        child(project, "dependencies")
                .flatMap(list -> child(list, "dependency"))
                .filter(dependency ->
                        IN_THE_PROGRAM.contains(Objects.requireNonNullElse(text(dependency, "scope"), "compile")))
                .forEach(dependency -> dependencies.add(required(dependency, "artifactId")));
        modules.put(folder, new Module(folder, required(project, "artifactId"), parent, dependencies));
        for (String module : child(project, "modules")
                .flatMap(list -> child(list, "module"))
                .map(Element::getTextContent)
                .toList()) {
            read(home, folder.isEmpty() ? module : folder + "/" + module, modules);
        }
    }

    private static Stream<Element> child(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(element -> element.getTagName().equals(name));
    }

    private static String required(Element parent, String name) {
        return Objects.requireNonNull(text(parent, name), name);
    }

    private static @Nullable String text(Element parent, String name) {
        return child(parent, name).map(Element::getTextContent).findFirst().orElse(null);
    }
}

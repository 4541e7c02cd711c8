package dev.patchbay.quality.versions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A pom with what its parents say.
 *
 * @param file the pom itself
 * @param parent the pom above; null at the top, or where it is not in the repository
 * @param properties its own properties
 * @param dependencies its own dependencies and managed dependencies that name a version
 */
record Pom(Path file, @Nullable Pom parent, Map<String, String> properties, List<Dependency> dependencies) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

    /**
     * A dependency with a version.
     *
     * @param name {@code group:artifact}
     * @param isImported true for a BOM that is imported
     */
    record Dependency(String name, String version, boolean isImported) {}

    /** Reads a pom, and its parents from {@code repository} where they do not lie beside it. */
    static Pom read(Path file, Path repository) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        Element project = document.getDocumentElement();
        Element above = children(project, "parent").findFirst().orElse(null);
        Pom parent = above == null ? null : parent(file, above, repository);
        Map<String, String> properties = new HashMap<>();
        children(project, "properties")
                .flatMap(Pom::children)
                .forEach(property -> properties.put(
                        property.getTagName(), property.getTextContent().strip()));
        String version = text(project, "version");
        if (version == null && above != null) {
            version = text(above, "version");
        }
        if (version != null) {
            properties.put("project.version", version);
        }
        Pom pom = new Pom(file, parent, properties, new ArrayList<>());
        Stream.concat(
                        children(project, "dependencies"),
                        children(project, "dependencyManagement").flatMap(managed -> children(managed, "dependencies")))
                .flatMap(list -> children(list, "dependency"))
                .forEach(dependency -> pom.add(dependency));
        return pom;
    }

    /** Returns the file of a pom in a local repository. */
    static Path fileOf(String name, String version, Path repository) {
        String[] parts = name.split(":", 2);
        return repository
                .resolve(parts[0].replace('.', '/'))
                .resolve(parts[1])
                .resolve(version)
                .resolve(parts[1] + "-" + version + ".pom");
    }

    /** Returns the value of a property here or in a parent; null for a property that nothing sets. */
    @Nullable
    String property(String name) {
        String own = properties.get(name);
        return own != null || parent == null ? own : parent.property(name);
    }

    private void add(Element dependency) {
        String version = text(dependency, "version");
        if (version != null) {
            String name = text(dependency, "groupId") + ":" + text(dependency, "artifactId");
            dependencies.add(
                    new Dependency(resolved(name), resolved(version), "import".equals(text(dependency, "scope"))));
        }
    }

    private String resolved(String text) {
        Matcher reference = REFERENCE.matcher(text);
        if (!reference.find()) {
            return text;
        }
        String value = property(reference.group(1));
        return value == null ? text : resolved(text.replace(reference.group(), value));
    }

    private static @Nullable Pom parent(Path file, Element above, Path repository) throws Exception {
        String relative = text(above, "relativePath");
        Path beside =
                file.resolveSibling(relative == null ? "../pom.xml" : relative).normalize();
        Path there = fileOf(
                text(above, "groupId") + ":" + text(above, "artifactId"),
                String.valueOf(text(above, "version")),
                repository);
        if (Files.isRegularFile(there)) {
            return read(there, repository);
        }
        return Files.isRegularFile(beside) ? read(beside, repository) : null;
    }

    private static Stream<Element> children(Element parent, String name) {
        return children(parent).filter(element -> element.getTagName().equals(name));
    }

    private static Stream<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static @Nullable String text(Element parent, String name) {
        return children(parent, name)
                .map(element -> element.getTextContent().strip())
                .findFirst()
                .orElse(null);
    }
}

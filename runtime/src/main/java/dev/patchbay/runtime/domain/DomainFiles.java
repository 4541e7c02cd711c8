package dev.patchbay.runtime.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.patchbay.runtime.domain.NewDomain.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files of a new domain, from the templates in {@code new-domain/}. */
final class DomainFiles {

    private static final int NAME_WIDTH = 11;

    private final NewDomain domain;
    private final Map<String, String> values;

    DomainFiles(NewDomain domain, String projectVersion) {
        this.domain = domain;
        this.values = values(domain, projectVersion);
    }

    /** Returns each file's content by its path from the root: first the files to edit, then the others. */
    SequencedMap<String, String> texts() {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        String module = "domain-services/" + domain.name();
        String sources = module + "/src/main/java/dev/patchbay/" + domain.name();
        String script = domain.version() + "__" + domain.name() + ".sql";
        texts.put(SourceTree.MIGRATIONS + "/V" + script, filled("migration.sql"));
        texts.put(SourceTree.MIGRATIONS + "/U" + script, filled("undo.sql"));
        texts.put(sources + "/" + domain.record() + ".java", filled("record.java.txt"));
        texts.put(module + "/src/main/resources/patchbay/services/" + domain.name() + ".yml", filled("service.yml"));
        texts.put(module + "/pom.xml", filled("pom.xml"));
        texts.put(sources + "/package-info.java", filled("package-info.java.txt"));
        return texts;
    }

    private String filled(String template) {
        String text = template(template);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return text;
    }

    private static Map<String, String> values(NewDomain domain, String projectVersion) {
        String plural = TableWords.spoken(domain.table());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("service", domain.name());
        values.put("port", Integer.toString(domain.port()));
        values.put("version", Integer.toString(domain.version()));
        values.put("project-version", projectVersion);
        values.put("table", domain.table());
        values.put("record", domain.record());
        values.put("plural-lower", plural);
        values.put("plural", plural.substring(0, 1).toUpperCase(Locale.ROOT) + plural.substring(1));
        values.put(
                "columns",
                each(
                        domain,
                        reference -> "    %s uuid%s,\n"
                                .formatted(
                                        padded(reference.word() + "_id"),
                                        reference.required() ? "        not null" : "")));
        values.put("constraints", each(domain, reference ->
                """
                ,
                    constraint %1$s_%2$s foreign key (tenant_id, %2$s_id) references %3$s (tenant_id, id)\
                """.formatted(domain.table(), reference.word(), reference.table())));
        values.put(
                "indexes",
                each(
                        domain,
                        reference -> "create index %1$s_%2$s on %1$s (tenant_id, %2$s_id, id);\n"
                                .formatted(domain.table(), reference.word())));
        values.put("components", each(domain, DomainFiles::component));
        values.put("imports", imports(domain));
        values.put("dependencies", dependencies(domain));
        values.put(
                "refers",
                others(domain).isEmpty()
                        ? ""
                        : "; refers to "
                                + others(domain).stream()
                                        .map("{@code %s}"::formatted)
                                        .collect(Collectors.joining(", ")));
        return values;
    }

    private static String component(Reference reference) {
        return """

                    @Schema(description = "The %s that it belongs to.")%s
                    AggregateReference<%s, UUID> %sId,
            """.formatted(
                        TableWords.spoken(reference.word()),
                        reference.required() ? "" : " @Nullable",
                        reference.record(),
                        camel(reference.word()));
    }

    private static String imports(NewDomain domain) {
        SortedSet<String> imports = new TreeSet<>();
        imports.add("io.swagger.v3.oas.annotations.media.Schema");
        imports.add("jakarta.validation.constraints.NotBlank");
        imports.add("jakarta.validation.constraints.Size");
        imports.add("java.time.Instant");
        imports.add("java.util.UUID");
        imports.add("org.springframework.data.annotation.Id");
        imports.add("org.springframework.data.annotation.Version");
        imports.add("org.springframework.data.relational.core.mapping.Table");
        for (Reference reference : domain.references()) {
            imports.add("org.springframework.data.jdbc.core.mapping.AggregateReference");
            if (!reference.required()) {
                imports.add("org.jspecify.annotations.Nullable");
            }
            if (!reference.service().equals(domain.name())) {
                imports.add(reference.packageName() + "." + reference.record());
            }
        }
        return imports.stream().map("import %s;\n"::formatted).collect(Collectors.joining());
    }

    private static String dependencies(NewDomain domain) {
        if (others(domain).isEmpty()) {
            return "";
        }
        return others(domain).stream()
                .map(SourceTree::dependency)
                .collect(Collectors.joining("", "\n  <dependencies>\n", "  </dependencies>\n"));
    }

    /** Returns the other services that the domain refers to. */
    private static SortedSet<String> others(NewDomain domain) {
        return domain.references().stream()
                .map(Reference::service)
                .filter(service -> !service.equals(domain.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String each(NewDomain domain, Function<Reference, String> text) {
        return domain.references().stream().map(text).collect(Collectors.joining());
    }

    private static String padded(String column) {
        return column + " ".repeat(Math.max(0, NAME_WIDTH - 1 - column.length()));
    }

    private static String camel(String word) {
        String pascal = TableWords.pascal(word);
        return pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
    }

    private static String template(String name) {
        try (InputStream template = DomainFiles.class.getResourceAsStream("/new-domain/" + name)) {
            return new String(Objects.requireNonNull(template, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}

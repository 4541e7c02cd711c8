package dev.patchbay.openapi.merge.lint;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Nesting;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Validates against the official, dated meta-schema of the document's version, which is on the class path: nothing is
 * fetched.
 */
final class MetaSchemaCheck {

    private static final String ORIGIN = "https://spec.openapis.org/";
    private static final Map<String, String> SCHEMAS = Map.of(
            "3.0", ORIGIN + "oas/3.0/schema/2021-09-28",
            "3.1", ORIGIN + "oas/3.1/schema-base/2022-10-07");

    /** Keywords that fail because another one further down does. */
    private static final Set<String> ECHOES =
            Set.of("oneOf", "anyOf", "if", "then", "else", "unevaluatedProperties", "unevaluatedItems");

    /** The validator takes some thirty calls for each level of a document, and so much stack. */
    private static final int MOST_LEVELS = 50;

    private final FindingCollector findings;

    MetaSchemaCheck(FindingCollector findings) {
        this.findings = findings;
    }

    void check(Mapping root) {
        String version = root.text("openapi");
        if (version == null || version.length() < 3) {
            findings.add(LintRule.SCHEMA, root.location(), "is not an OpenAPI document: it has no 'openapi: 3.x'");
            return;
        }
        String schema = SCHEMAS.get(version.substring(0, 3));
        if (schema == null) {
            findings.add(
                    LintRule.SCHEMA_NOT_CHECKED,
                    root.keyLocation("openapi"),
                    "no official meta-schema of OpenAPI " + version + " is at hand; there are those of 3.0 and 3.1");
            return;
        }
        Node tooDeep = Nesting.below(root, MOST_LEVELS);
        if (tooDeep != null) {
            findings.add(
                    LintRule.SCHEMA_NOT_CHECKED,
                    tooDeep.location(),
                    "nested more than " + MOST_LEVELS + " levels deep, which is too much for the official meta-schema");
            return;
        }
        for (Error error : mostSpecific(schema(schema).validate(JacksonTree.of(root)))) {
            findings.add(LintRule.SCHEMA, locate(root, error), describe(error));
        }
    }

    private static Schema schema(String id) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaIdResolvers(
                        resolvers -> resolvers.mapPrefix(ORIGIN, "classpath:spec.openapis.org/")));
        return registry.getSchema(SchemaLocation.of(id));
    }

    /** Removes errors that just repeat, at the same pointer or above, that a part of the document is wrong. */
    private static List<Error> mostSpecific(List<Error> errors) {
        Map<String, Error> distinct = new LinkedHashMap<>();
        errors.stream()
                .filter(error -> !"$ref".equals(error.getProperty()))
                .forEach(error -> distinct.putIfAbsent(describe(error), error));
        TreeSet<String> causes = new TreeSet<>();
        distinct.values().stream()
                .filter(error -> !ECHOES.contains(error.getKeyword()))
                .forEach(error -> causes.add(error.getInstanceLocation() + "/"));
        List<Error> specific = new ArrayList<>();
        for (Error error : distinct.values()) {
            String place = error.getInstanceLocation() + "/";
            String cause = causes.ceiling(place);
            if (!ECHOES.contains(error.getKeyword()) || cause == null || !cause.startsWith(place)) {
                specific.add(error);
            }
        }
        return specific;
    }

    private static String describe(Error error) {
        return error.getInstanceLocation() + ": " + error.getMessage();
    }

    private static SourceLocation locate(Mapping root, Error error) {
        Node node = root;
        SourceLocation location = root.location();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            String step = String.valueOf(error.getInstanceLocation().getElement(i));
            location = node instanceof Mapping mapping ? mapping.keyLocation(step) : location;
            Node next = step(node, step);
            if (next == null) {
                return location;
            }
            node = next;
        }
        String property = error.getProperty();
        return property != null && node instanceof Mapping mapping && mapping.has(property)
                ? mapping.keyLocation(property)
                : node.location();
    }

    private static @Nullable Node step(Node node, String step) {
        if (node instanceof Sequence sequence) {
            int position = Integer.parseInt(step);
            return position < sequence.size() ? sequence.get(position) : null;
        }
        return node instanceof Mapping mapping ? mapping.get(step) : null;
    }
}

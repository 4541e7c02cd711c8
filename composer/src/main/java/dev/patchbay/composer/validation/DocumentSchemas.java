package dev.patchbay.composer.validation;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import dev.patchbay.problems.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of one merged document, each compiled once. Nothing outside the document is ever fetched. */
final class DocumentSchemas {

    private static final SchemaLocation DOCUMENT = SchemaLocation.of("urn:patchbay:document");
    private static final int MOST_ERRORS = 100;
    private static final long MOST_STEPS = 2_000_000;
    private static final int DEEPEST = 500;
    private static final String REFERENCE = "#/";

    private final JsonNode document;
    private final Schema root;

    DocumentSchemas(byte[] json) {
        this.document = JsonMapper.shared().readTree(json);
        boolean isOld = document.path("openapi").asString("").startsWith("3.0");
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .regularExpressionFactory(BoundedPattern::new)
                .formatAssertionsEnabled(true)
                .losslessNarrowing(true) // 1.0 is an integer (JSON Schema 2020-12, 6.1.1)
                .preloadSchema(false)
                .build();
        this.root = SchemaRegistry.withDefaultDialect(
                        isOld ? Dialects.getOpenApi30() : Dialects.getOpenApi31(),
                        builder -> builder.schemaRegistryConfig(config))
                .getSchema(DOCUMENT, document);
    }

    JsonNode document() {
        return document;
    }

    /**
     * Returns the schema at a pointer into the document. All of them share its tree: the registry would parse the whole
     * document again for each.
     */
    Schema at(String pointer) {
        return root.getRefSchema(
                SchemaLocation.of(DOCUMENT.getAbsoluteIri() + "#" + pointer).getFragment());
    }

    /** Returns the target of a pointer with the references there resolved. */
    String resolved(String pointer) {
        String target = pointer;
        for (int i = 0; i < 20; i++) {
            String reference = document.at(target).path("$ref").asString("");
            if (!reference.startsWith(REFERENCE)) {
                return target;
            }
            target = java.net.URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        }
        return target;
    }

    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Returns the violations of a value; {@code isRequest} decides between {@code readOnly} and {@code writeOnly}. */
    List<Violation> check(Schema schema, JsonNode value, boolean isRequest, @Nullable Violation named) {
        List<Error> errors;
        try {
            errors = schema.validate(
                    value,
                    context -> context.executionConfig(
                            config -> config.maxEvaluationSteps(MOST_STEPS).maxEvaluationDepth(DEEPEST)));
        } catch (BoundedPattern.TooHard | com.networknt.schema.ValidationLimitExceededException e) {
            return List.of(violation(named, "", "takes too long to be checked"));
        } catch (StackOverflowError e) {
            return List.of(violation(named, "", "is nested too deeply to be checked"));
        }
        Set<Violation> violations = new LinkedHashSet<>();
        for (Error error : errors) {
            if (violations.size() < MOST_ERRORS && !isExcused(error, isRequest)) {
                violations.add(violation(named, pointer(error.getInstanceLocation()), error.getMessage()));
            }
        }
        return new ArrayList<>(violations);
    }

    private static Violation violation(@Nullable Violation named, String pointer, String detail) {
        return named == null
                ? Violation.inBody(pointer, detail)
                : new Violation(named.location(), named.name(), detail);
    }

    private static String pointer(NodePath path) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.append(step(String.valueOf(path.getElement(i))));
        }
        return pointer.toString();
    }

    /**
     * OpenAPI 3.0.3, 4.7.24.1: a required property that is read-only is required in responses only, write-only in
     * requests.
     */
    private boolean isExcused(Error error, boolean isRequest) {
        if (!"required".equals(error.getKeyword()) || error.getProperty() == null) {
            return false;
        }
        String target = error.getSchemaLocation().getFragment().toString();
        int end = target.lastIndexOf("/required");
        if (end < 0) {
            return false;
        }
        String holder = resolved(target.substring(0, end) + "/properties" + step(error.getProperty()));
        return document.at(holder).path(isRequest ? "readOnly" : "writeOnly").asBoolean(false);
    }
}

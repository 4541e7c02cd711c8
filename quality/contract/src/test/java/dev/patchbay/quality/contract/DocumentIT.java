package dev.patchbay.quality.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.lint.LintReport;
import dev.patchbay.openapi.merge.lint.OpenApiLint;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document as such: the official meta-schema, its references, its examples. */
class DocumentIT {

    private static final JsonNode DOCUMENT = RunningInvoices.get().document();

    @Test
    void theDocumentIsValidAndEveryReferenceInItResolves() throws Exception {
        byte[] bytes = DOCUMENT.toString().getBytes(StandardCharsets.UTF_8);
        LintReport report = OpenApiLint.check((Mapping) DocumentReader.read("/v3/api-docs", bytes));

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void everyExampleFitsItsSchema() {
        ObjectNode schemas = JsonMapper.shared().createObjectNode();
        ObjectNode examples = JsonMapper.shared().createObjectNode();
        collect(DOCUMENT, "", schemas, examples);
        // One schema for all of them, with the components around it for its references to lead to.
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.set("components", DOCUMENT.get("components"));
        root.set("properties", schemas);

        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root.toString(), InputFormat.JSON);
        assertThat(schema.validate(examples.toString(), InputFormat.JSON)).isEmpty();
        assertThat(examples.size()).isGreaterThan(100);
    }

    /** Everything that has both an example and a schema: media types, parameters, headers. */
    private static void collect(JsonNode node, String place, ObjectNode schemas, ObjectNode examples) {
        if (node.has("example") && node.path("schema").isObject()) {
            schemas.set(place, node.get("schema"));
            examples.set(place, node.get("example"));
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(property ->
                            collect(property.getValue(), place + "." + property.getKey(), schemas, examples));
        } else {
            int index = 0;
            for (JsonNode element : node.values()) {
                collect(element, place + "." + index++, schemas, examples);
            }
        }
    }
}

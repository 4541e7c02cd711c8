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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<String> wrong = new ArrayList<>();
        int examples = check(DOCUMENT, "", wrong);

        assertThat(wrong).isEmpty();
        assertThat(examples).isGreaterThan(100);
    }

    /** Everything that has both an example and a schema: media types, parameters, headers. */
    private static int check(JsonNode node, String place, List<String> wrong) {
        int examples = 0;
        if (node.has("example") && node.path("schema").isObject()) {
            schema(node.get("schema"))
                    .validate(node.get("example").toString(), InputFormat.JSON)
                    .forEach(error -> wrong.add(place + ": " + error));
            examples++;
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                examples += check(property.getValue(), place + "/" + property.getKey(), wrong);
            }
        } else {
            for (JsonNode element : node.values()) {
                examples += check(element, place, wrong);
            }
        }
        return examples;
    }

    /** The schema with the document's components around it, for its references to lead to. */
    private static Schema schema(JsonNode schema) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.set("components", DOCUMENT.get("components"));
        root.set("allOf", JsonMapper.shared().createArrayNode().add(schema));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root.toString(), InputFormat.JSON);
    }
}

package dev.patchbay.composer.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DocumentSchemasTest {

    private final DocumentSchemas schemas = new DocumentSchemas("""
        {
          "openapi": "3.1.0",
          "paths": {
            "/pets/{id}": {"get": {"parameters": [{"name": "id", "in": "path", "schema": {"type": "integer"}}]}}
          },
          "components": {
            "schemas": {
              "Pet": {"type": "object", "properties": {"owner": {"$ref": "#/components/schemas/Owner"}}},
              "Owner": {"type": "object", "required": ["name"]}
            }
          }
        }
        """.getBytes(StandardCharsets.UTF_8));

    @Test
    void schemasShareTheTreeOfTheirDocument() {
        for (String pointer : new String[] {
            "/components/schemas/Pet", "/components/schemas/Owner", "/paths/~1pets~1{id}/get/parameters/0/schema"
        }) {
            assertThat(schemas.at(pointer).getSchemaNode())
                    .as(pointer)
                    .isSameAs(schemas.document().at(pointer));
        }
    }

    @Test
    void referencesLeadIntoTheSameDocument() {
        assertThat(schemas.check(
                        schemas.at("/components/schemas/Pet"),
                        JsonMapper.shared().readTree("{\"owner\": {}}"),
                        true,
                        null))
                .singleElement()
                .satisfies(violation -> assertThat(violation.detail()).contains("name"));
    }
}

package dev.patchbay.openapi.merge.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** {@link SchemaReader} and {@link ValuesReader}: one spelling for all. */
class SchemaReaderTest {

    private static NormalizedSchema read(String schema) throws InvalidInputException {
        return read("3.1.0", schema, "");
    }

    private static NormalizedSchema read(String version, String schema, String others) throws InvalidInputException {
        Mapping root = (Mapping) DocumentReader.read(
                "a.yaml",
                ("{openapi: " + version + ", components: {schemas: {S: " + schema + others + "}}}").getBytes(UTF_8));
        Mapping schemas = Objects.requireNonNull(
                Objects.requireNonNull(root.mapping("components")).mapping("schemas"));
        Node node = Objects.requireNonNull(schemas.get("S"));
        return SchemaReader.read(new DiffDocument(root), new WorkBudget(), List.of(node));
    }

    @Test
    void typesAndNullHaveOneSpelling() throws InvalidInputException {
        assertThat(read("{type: string}").types).containsExactly("string");
        assertThat(read("{type: [string, 'null']}").types).containsExactly("null", "string");
        assertThat(read("3.0.0", "{type: string, nullable: true}", "").types).containsExactly("null", "string");
        assertThat(read("{anyOf: [{type: string}, {type: 'null'}]}").types).containsExactly("null", "string");
        assertThat(read("{type: number}").types).containsExactly("integer", "number");
        assertThat(read("{}").types).isNull();
    }

    @Test
    void constIsAnEnumOfOne() throws InvalidInputException {
        assertThat(read("{const: a}").values).isEqualTo(read("{enum: [a]}").values);
        assertThat(read("{enum: [1, 1.0, 2]}").values).containsExactly("1", "2");
        assertThat(read("{enum: [a, null]}").types).containsExactly("null", "string");
    }

    @Test
    void boundsHaveOneSpelling() throws InvalidInputException {
        Bound above = new Bound(BigDecimal.ONE, true);
        assertThat(read("{exclusiveMinimum: 1}").lowerBounds).containsEntry("minimum", above);
        assertThat(read("3.0.0", "{minimum: 1, exclusiveMinimum: true}", "").lowerBounds)
                .containsEntry("minimum", above);
        assertThat(read("{allOf: [{maxLength: 5}, {maxLength: 3}]}").upperBounds)
                .containsEntry("maxLength", new Bound(new BigDecimal(3), false));
    }

    @Test
    void partsOfAllOfAndReferencesHoldAtOnce() throws InvalidInputException {
        NormalizedSchema schema = read(
                "3.1.0",
                "{$ref: '#/components/schemas/T', required: [b], allOf: [{properties: {a: {}}}]}",
                ", T: {properties: {b: {}}, additionalProperties: false}");
        assertThat(schema.properties).containsOnlyKeys("a", "b");
        assertThat(schema.required).containsExactly("b");
        assertThat(schema.closed).isTrue();
    }

    @Test
    void keywordsBesideAReferenceCountSince31() throws InvalidInputException {
        String schema = "{$ref: '#/components/schemas/T', type: string}";
        assertThat(read("3.1.0", schema, ", T: {}").types).containsExactly("string");
        assertThat(read("3.0.4", schema, ", T: {}").types).isNull();
    }

    @Test
    void aSchemaThatIsFalseAllowsNothing() throws InvalidInputException {
        assertThat(read("false").never).isTrue();
        assertThat(read("true").never).isFalse();
    }

    @Test
    void circlesComeToAnEnd() throws InvalidInputException {
        assertThat(read("{allOf: [{$ref: '#/components/schemas/S'}], type: object}").types)
                .containsExactly("object");
    }

    @Test
    void discriminatorsListTheirValues() throws InvalidInputException {
        assertThat(read("{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}],"
                                + " discriminator: {propertyName: p, mapping: {c: Cat}}}")
                        .discriminators)
                .hasEntrySatisfying("p", values -> assertThat(values).containsExactly("Dog", "c"));
    }
}

package dev.patchbay.openapi.merge.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaScopesTest {

    private static String inFull(String schemas) throws InvalidInputException {
        Mapping root = Documents.read("{components: {schemas: " + schemas + "}}");
        return Documents.text(new SchemaScopes(List.of(root)).inFull(root))
                .replaceFirst("^\\{components:\\{schemas:(.*)}}$", "$1");
    }

    @Test
    void referencesAreRelativeToTheIdAroundThem() throws InvalidInputException {
        assertThat(inFull("{A: {$id: 'https://x/a', $ref: b}, B: {$id: 'https://x/b'}}"))
                .isEqualTo("{A:{$id:https://x/a,$ref:https://x/b},B:{$id:https://x/b}}");
    }

    @Test
    void nestedIdsAreRelativeToOuterOnes() throws InvalidInputException {
        assertThat(inFull("{A: {$id: 'https://x/a/', not: {$id: b, $ref: '#c'}}}"))
                .isEqualTo("{A:{$id:https://x/a/,not:{$id:https://x/a/b,$ref:https://x/a/b#c}}}");
    }

    @Test
    void referencesToComponentsAndToUnknownSchemasStay() throws InvalidInputException {
        assertThat(inFull("{A: {$id: 'https://x/a', not: {$ref: '#/components/schemas/A'}, if: {$ref: other}}}"))
                .contains("$ref:#/components/schemas/A", "$ref:other");
    }

    @Test
    void aDocumentWithoutIdsIsLeftAlone() throws InvalidInputException {
        Mapping root = Documents.read("{components: {schemas: {A: {$ref: b}}}}");
        assertThat(new SchemaScopes(List.of(root)).inFull(root)).isSameAs(root);
    }
}

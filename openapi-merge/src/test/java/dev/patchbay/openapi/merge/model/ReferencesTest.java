package dev.patchbay.openapi.merge.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private final MergeFixture fixture;

    ReferencesTest() throws InvalidInputException {
        fixture = MergeFixture.of("""
            components:
              schemas:
                A: {$ref: '#/components/schemas/B'}
                B: {$anchor: bee, type: object, properties: {c~d: {type: string}}}
                Round: {$ref: '#/components/schemas/Round'}
                Identified: {$id: 'https://x.example/i', $defs: {inner: {type: string}}}
            """, """
            components: {schemas: {Other: {type: integer}}}
            """);
    }

    private Target resolve(String reference) {
        return fixture.references.resolve(fixture.document(0), reference);
    }

    @Test
    void pointerLeadsIntoTheDocument() {
        assertThat(resolve("#/components/schemas/B/properties/c~0d").pointer())
                .isEqualTo(Pointer.of("components", "schemas", "B", "properties", "c~d"));
    }

    @Test
    void relativeUriLeadsToAnotherInput() {
        assertThat(resolve("b.yaml#/components/schemas/Other").document()).isEqualTo(fixture.document(1));
    }

    @Test
    void anchorAndIdAreNamedTargets() {
        assertThat(resolve("#bee").named()).isTrue();
        assertThat(resolve("https://x.example/i#/$defs/inner").pointer())
                .isEqualTo(Pointer.of("components", "schemas", "Identified", "$defs", "inner"));
    }

    @Test
    void missingTargetHasNoNode() {
        assertThat(resolve("#/components/schemas/Nope").node()).isNull();
        assertThat(resolve("nowhere.yaml#/x")).isNull();
    }

    @Test
    void followGoesToTheEndAndEndsInACircle() {
        Node a = Pointer.of("components", "schemas", "A").in(fixture.document(0).root());
        Node round = Pointer.of("components", "schemas", "Round")
                .in(fixture.document(0).root());

        assertThat(fixture.references
                        .follow(fixture.document(0), a, Kind.SCHEMA)
                        .node())
                .isEqualTo(Pointer.of("components", "schemas", "B")
                        .in(fixture.document(0).root()));
        assertThat(fixture.references.follow(fixture.document(0), round, Kind.SCHEMA))
                .isNull();
    }
}

package dev.patchbay.openapi.merge.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;
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

    private @Nullable Target resolve(String reference) {
        return fixture.references.resolve(fixture.document(0), reference);
    }

    private Target found(String reference) {
        return requireNonNull(resolve(reference));
    }

    @Test
    void pointerLeadsIntoTheDocument() {
        assertThat(found("#/components/schemas/B/properties/c~0d").pointer())
                .isEqualTo(Pointer.of("components", "schemas", "B", "properties", "c~d"));
    }

    @Test
    void relativeUriLeadsToAnotherInput() {
        assertThat(found("b.yaml#/components/schemas/Other").document()).isEqualTo(fixture.document(1));
    }

    @Test
    void anchorAndIdAreNamedTargets() {
        assertThat(found("#bee").named()).isTrue();
        assertThat(found("https://x.example/i#/$defs/inner").pointer())
                .isEqualTo(Pointer.of("components", "schemas", "Identified", "$defs", "inner"));
    }

    @Test
    void missingTargetHasNoNode() {
        assertThat(found("#/components/schemas/Nope").node()).isNull();
        assertThat(resolve("nowhere.yaml#/x")).isNull();
    }

    @Test
    void followGoesToTheEndAndEndsInACircle() {
        Node a = requireNonNull(found("#/components/schemas/A").node());
        Node round = requireNonNull(found("#/components/schemas/Round").node());

        References.Located end = requireNonNull(fixture.references.follow(fixture.document(0), a, Kind.SCHEMA));
        assertThat(end.node())
                .isEqualTo(Pointer.of("components", "schemas", "B")
                        .in(fixture.document(0).root()));
        assertThat(fixture.references.follow(fixture.document(0), round, Kind.SCHEMA))
                .isNull();
    }
}

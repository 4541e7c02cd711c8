package dev.patchbay.openapi.merge.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import org.junit.jupiter.api.Test;

class AnchorNamesTest {

    private static final String DOCUMENT = """
        paths: {}
        components: {schemas: {A: {type: %s, %s}}}
        """;

    @Test
    void laterAnchorIsRenamed() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of(
                DOCUMENT.formatted("string", "$anchor: x"), DOCUMENT.formatted("integer", "$anchor: x"));
        AnchorNames anchors = fixture.plan().anchors();

        assertThat(anchors.renamed(fixture.document(0), "x")).isNull();
        assertThat(anchors.renamed(fixture.document(1), "x")).isEqualTo("b_x");
        assertThat(anchors.areRenamed()).isTrue();
    }

    @Test
    void anchorOfAnEqualSchemaKeepsItsName() throws InvalidInputException {
        MergeFixture fixture =
                MergeFixture.of(DOCUMENT.formatted("string", "$anchor: x"), DOCUMENT.formatted("string", "$anchor: x"));

        assertThat(fixture.plan().anchors().areRenamed()).isFalse();
    }

    @Test
    void dynamicReferenceWithoutAnAnchorAvoidsThatOfAnotherDocument() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of(
                DOCUMENT.formatted("string", "$dynamicAnchor: x"),
                "paths: {}\ncomponents: {schemas: {B: {$dynamicRef: '#x'}}}");

        assertThat(fixture.plan().anchors().renamed(fixture.document(1), "x")).isEqualTo("b_x");
    }

    @Test
    void oneIdForTwoSchemasIsAProblem() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of(
                DOCUMENT.formatted("string", "$id: 'https://x.example/a'"),
                DOCUMENT.formatted("integer", "$id: 'https://x.example/a'"));

        assertThatThrownBy(fixture::plan).hasMessageContaining("PB-306");
    }
}

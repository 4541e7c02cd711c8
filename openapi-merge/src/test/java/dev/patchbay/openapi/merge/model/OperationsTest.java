package dev.patchbay.openapi.merge.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import org.junit.jupiter.api.Test;

class OperationsTest {

    private static final String DOCUMENT = """
        paths:
          x-note: {get: {}}
          /a:
            get: {operationId: one}
            additionalOperations: {COPY: {operationId: two, tags: [t]}}
          /b: {$ref: '#/components/pathItems/B'}
        components:
          pathItems:
            B: {post: {operationId: three, callbacks: {on: {'{$url}': {put: {operationId: four}}}}}}
        """;

    private final MergeFixture fixture;

    OperationsTest() throws InvalidInputException {
        fixture = MergeFixture.of(DOCUMENT);
    }

    @Test
    void operationsOfADocumentFollowReferencesOfPaths() {
        assertThat(OperationEntry.allOf(fixture.document(0), fixture.references))
                .map(OperationEntry::toString)
                .containsExactly("GET /a", "COPY /a", "POST /b");
    }

    @Test
    void operationIdsAreFoundInComponentsAndCallbacks() {
        OperationIds ids = new OperationIds(fixture.document(0));

        assertThat(requireNonNull(ids.find("four")).toString())
                .startsWith("/components/pathItems/B/post/callbacks/on/");
        assertThat(ids.find("five")).isNull();
        assertThat(ids.repeated()).isEmpty();
    }

    private Mapping mapping(String path) {
        return (Mapping)
                requireNonNull(Pointer.of("paths", path).in(fixture.document(0).root()));
    }

    @Test
    void mapChangesAdditionalOperationsToo() {
        Mapping item = mapping("/a");

        Mapping tagged = Operations.map(item, operation -> Operations.withTag(operation, "t"));

        assertThat(Operations.all(tagged)).allMatch(operation -> operation.has("tags"));
        assertThat(Operations.map(item, operation -> operation)).isSameAs(item);
    }

    @Test
    void pathItemIsOverlaidWithTheFieldsBesideItsReference() {
        Mapping beside = mapping("/b")
                .with("summary", requireNonNull(fixture.document(0).root().get("openapi")));

        PathItem item = PathItem.of(fixture.document(0), beside, fixture.references);

        assertThat(item.isReference()).isTrue();
        assertThat(item.flat().keys()).containsExactly("post", "summary");
        assertThat(item.referred()).hasSize(1);
    }
}

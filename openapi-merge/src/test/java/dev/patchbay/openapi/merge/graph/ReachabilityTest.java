package dev.patchbay.openapi.merge.graph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachabilityTest {

    private final MergeFixture fixture;

    ReachabilityTest() throws InvalidInputException {
        fixture = MergeFixture.of("""
            paths:
              /a:
                get:
                  security: [{key: []}]
                  responses: {'200': {$ref: '#/components/responses/Ok'}}
              /b: {get: {responses: {'200': {$ref: '#/components/responses/Nope'}}}}
            components:
              responses:
                Ok: {content: {a/b: {schema: {$ref: '#/components/schemas/Pet'}}}}
              schemas:
                Pet: {type: object, discriminator: {propertyName: kind}}
                Cat: {allOf: [{$ref: '#/components/schemas/Pet'}]}
                Tree: {properties: {next: {$ref: '#/components/schemas/Tree'}}}
                Unused: {type: string, example: {$ref: '#/components/schemas/Tree'}}
              securitySchemes:
                key: {type: apiKey, in: header, name: k}
            """);
    }

    private static List<String> names(Reachability reachability) {
        return reachability.reached().stream().map(Vertex::name).toList();
    }

    @Test
    void operationReachesSchemesResponsesAndTheChildrenOfADiscriminator() {
        Reachability reachability = new Reachability(fixture.graph());

        reachability.from(
                fixture.document(0),
                requireNonNull(Pointer.of("paths", "/a").in(fixture.document(0).root())),
                Kind.PATH_ITEM);

        assertThat(names(reachability)).containsExactlyInAnyOrder("key", "Ok", "Pet", "Cat");
    }

    @Test
    void cycleEnds() {
        Reachability reachability = new Reachability(fixture.graph());

        reachability.from(fixture.component(0, "schemas", "Tree"));

        assertThat(names(reachability)).containsExactly("Tree");
    }

    @Test
    void exampleIsNoReference() {
        Reachability reachability = new Reachability(fixture.graph());

        reachability.from(fixture.component(0, "schemas", "Unused"));

        assertThat(names(reachability)).containsExactly("Unused");
    }

    @Test
    void referenceThatLeadsNowhereIsReported() {
        List<Mapping> unresolved = new ArrayList<>();
        ComponentGraph graph = new ComponentGraph(fixture.references, (document, object) -> unresolved.add(object));

        new Reachability(graph)
                .from(
                        fixture.document(0),
                        requireNonNull(
                                Pointer.of("paths", "/b").in(fixture.document(0).root())),
                        Kind.PATH_ITEM);

        assertThat(unresolved).hasSize(1);
    }

    @Test
    void objectThatIsNoComponentIsNamedAfterTheLastMeaningfulToken() {
        Vertex vertex = new Vertex(
                fixture.document(0),
                Pointer.of("paths", "/pets", "get", "responses", "200", "content", "a/b", "schema"),
                Kind.SCHEMA,
                fixture.document(0).root());

        assertThat(vertex.isComponent()).isFalse();
        assertThat(vertex.name()).isEqualTo("pets");
    }
}

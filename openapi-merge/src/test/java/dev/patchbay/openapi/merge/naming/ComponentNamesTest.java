package dev.patchbay.openapi.merge.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.config.MergeConfig.Equality;
import dev.patchbay.openapi.merge.config.NameLock;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentNamesTest {

    private static final String DOCUMENT = """
        paths: {}
        components:
          schemas:
            Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}
            Owner: {type: %s}
        """;

    private static String nameOf(MergeFixture fixture, int document, String name) throws InvalidInputException {
        return fixture.plan().names().nameOf(fixture.component(document, "schemas", name));
    }

    @Test
    void equalComponentsAreWrittenOnce() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of(DOCUMENT.formatted("string"), DOCUMENT.formatted("string"));
        ComponentNames names = fixture.plan().names();
        Vertex second = fixture.component(1, "schemas", "Pet");

        assertThat(names.isWritten(second)).isFalse();
        assertThat(names.representative(second)).isEqualTo(fixture.component(0, "schemas", "Pet"));
        assertThat(names.members(fixture.component(0, "schemas", "Pet"))).hasSize(2);
    }

    @Test
    void componentsThatDifferInATargetDiffer() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of(DOCUMENT.formatted("string"), DOCUMENT.formatted("integer"));

        ComponentNames names = fixture.plan().names();

        assertThat(names.nameOf(fixture.component(1, "schemas", "Pet"))).isEqualTo("b_Pet");
        assertThat(names.nameOf(fixture.component(1, "schemas", "Owner"))).isEqualTo("b_Owner");
        assertThat(fixture.decisions(Decision.RENAMED)).hasSize(2);
    }

    @Test
    void cyclesAreComparedAsAWhole() throws InvalidInputException {
        String tree = """
            paths: {}
            components: {schemas: {Tree: {properties: {next: {$ref: '#/components/schemas/Tree'}}}}}
            """;
        MergeFixture fixture = MergeFixture.of(tree, tree);

        assertThat(nameOf(fixture, 1, "Tree")).isEqualTo("Tree");
    }

    @Test
    void equalityDecidesWhetherDescriptionsCount() throws InvalidInputException {
        String one = "paths: {}\ncomponents: {schemas: {A: {type: string, description: one}}}";
        String other = "paths: {}\ncomponents: {schemas: {A: {type: string, description: other}}}";

        assertThat(nameOf(MergeFixture.of(one, other), 1, "A")).isEqualTo("b_A");
        assertThat(nameOf(MergeFixture.of(config -> config.equality(Equality.IGNORE_DOCS), one, other), 1, "A"))
                .isEqualTo("A");
    }

    @Test
    void lockedNamesStay() throws InvalidInputException {
        NameLock lock = new NameLock(Map.of("b", Map.of("schemas", Map.of("Owner", "Owner"))));
        MergeFixture fixture = MergeFixture.of(
                config -> config.lock(lock), DOCUMENT.formatted("string"), DOCUMENT.formatted("integer"));

        assertThat(nameOf(fixture, 0, "Owner")).isEqualTo("a_Owner");
        assertThat(nameOf(fixture, 1, "Owner")).isEqualTo("Owner");
    }

    @Test
    void missingNameAvoidsThatOfAnotherDocument() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of(DOCUMENT.formatted("string"), "paths: {}");
        ComponentNames names = fixture.plan().names();

        assertThat(names.missing("schemas", "Pet", fixture.document(1))).isEqualTo("b_Pet");
        assertThat(names.missing("schemas", "Cat", fixture.document(1))).isEqualTo("Cat");
    }
}

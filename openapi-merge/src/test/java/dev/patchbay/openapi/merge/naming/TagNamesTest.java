package dev.patchbay.openapi.merge.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.config.MergeConfig.Tags;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import org.junit.jupiter.api.Test;

class TagNamesTest {

    private static final String DOCUMENT = "tags: [{name: Pets, description: %s}]";

    private static TagNames names(MergeFixture fixture) {
        return new TagNames(fixture.config, fixture.documents, fixture.report);
    }

    private static MergeFixture fixture(Tags policy, String first) throws InvalidInputException {
        return MergeFixture.of(config -> config.tags(policy), first, DOCUMENT.formatted("other"));
    }

    @Test
    void firstDescriptionStandsByDefault() throws InvalidInputException {
        MergeFixture fixture = fixture(Tags.FIRST, DOCUMENT.formatted("one"));

        assertThat(names(fixture).nameOf(fixture.document(1), "Pets")).isEqualTo("Pets");
        assertThat(fixture.decisions(Decision.WARNING)).hasSize(1);
    }

    @Test
    void renamedTagAvoidsDeclaredTags() throws InvalidInputException {
        MergeFixture fixture = fixture(Tags.RENAME, "tags: [{name: Pets, description: one}, {name: b_Pets}]");

        assertThat(names(fixture).nameOf(fixture.document(1), "Pets")).isEqualTo("b_Pets_2");
    }

    @Test
    void renamedTagAvoidsTagsThatOnlyOperationsName() throws InvalidInputException {
        MergeFixture fixture = fixture(
                Tags.RENAME,
                "tags: [{name: Pets, description: one}]\npaths: {/a: {get: {tags: [b_Pets], responses: {}}}}");

        assertThat(names(fixture).nameOf(fixture.document(1), "Pets")).isEqualTo("b_Pets_2");
    }

    @Test
    void everyTagIsPrefixedIfConfiguredSo() throws InvalidInputException {
        MergeFixture fixture = fixture(Tags.PREFIX, DOCUMENT.formatted("one"));

        assertThat(names(fixture).nameOf(fixture.document(0), "Pets")).isEqualTo("a_Pets");
    }
}

package dev.patchbay.openapi.merge.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.config.MergeConfig.Conflicts;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutBuilderTest {

    private static final String GET_A = """
        paths: {/a: {get: {description: %s, responses: {'200': {description: ok}}}}}
        """;
    private static final Pointer GET = Pointer.of("paths", "/a", "get");

    private static MergeFixture collision(Conflicts conflicts) throws InvalidInputException {
        return MergeFixture.of(config -> config.conflicts(conflicts), GET_A.formatted("one"), GET_A.formatted("other"));
    }

    @Test
    void equalOperationsShareTheFirstOne() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of(GET_A.formatted("one"), GET_A.formatted("one"));

        Layout layout = fixture.layout();

        assertThat(layout.at("/a")).hasSize(1);
        assertThat(layout.placement(fixture.document(1), GET)).isNull();
        assertThat(layout.target(fixture.document(1), GET)).isEqualTo(GET);
        assertThat(fixture.decisions(Decision.DEDUPLICATED)).hasSize(1);
    }

    @Test
    void unequalOperationsAreAProblemByDefault() throws InvalidInputException {
        MergeFixture fixture = collision(Conflicts.ERROR);

        fixture.layout();

        assertThat(fixture.codes()).containsExactly("PB-301");
    }

    @Test
    void firstAndLastDropTheOther() throws InvalidInputException {
        MergeFixture first = collision(Conflicts.FIRST);
        MergeFixture last = collision(Conflicts.LAST);

        assertThat(first.layout().at("/a").get(0).document()).isEqualTo(first.document(0));
        assertThat(last.layout().at("/a").get(0).document()).isEqualTo(last.document(1));
        assertThat(first.decisions(Decision.DROPPED)).containsExactly("b GET /a is left out, because a comes first");
    }

    @Test
    void prefixMovesTheLaterOne() throws InvalidInputException {
        Layout layout = collision(Conflicts.PREFIX).layout();

        assertThat(layout.paths()).containsExactly("/a", "/b/a");
    }

    @Test
    void pathIsSpelledAsInTheFirstDocument() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of("""
            paths:
              /u/{id}:
                get: {parameters: [{name: id, in: path, required: true}], responses: {}}
            """, """
            paths:
              /u/{key}:
                put: {parameters: [{name: key, in: path, required: true}], responses: {}}
            """);

        Layout layout = fixture.layout();

        assertThat(layout.paths()).containsExactly("/u/{id}");
        assertThat(layout.renames(fixture.document(1), Pointer.of("paths", "/u/{key}", "put")))
                .isEqualTo(Map.of("key", "id"));
        assertThat(Pointer.of("put", "parameters", "0", "name")
                        .in(layout.at("/u/{id}").get(1).item()))
                .hasToString("id");
    }

    @Test
    void pointerIntoAnOperationFollowsIt() throws InvalidInputException {
        MergeFixture fixture = collision(Conflicts.PREFIX);
        Layout layout = fixture.layout();

        assertThat(layout.inside(fixture.document(1), GET.then("responses").then("200")))
                .isEqualTo(Pointer.of("paths", "/b/a", "get", "responses", "200"));
        assertThat(layout.inside(fixture.document(1), Pointer.of("components", "schemas", "X")))
                .isNull();
    }

    @Test
    void writingOutGivesANewLayoutAndLeavesTheOldOne() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of("""
            paths: {/a: {$ref: '#/components/pathItems/A'}}
            components: {pathItems: {A: {get: {responses: {}}}}}
            """);
        Layout layout = fixture.layout();

        Layout writtenOut = layout.writingOut(item -> true);

        assertThat(layout.all().get(0).reference()).isNotNull();
        assertThat(writtenOut.all().get(0).reference()).isNull();
        assertThat(layout.writingOut(item -> false)).isSameAs(layout);
    }
}

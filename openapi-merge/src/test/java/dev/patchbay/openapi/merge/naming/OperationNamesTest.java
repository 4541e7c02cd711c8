package dev.patchbay.openapi.merge.naming;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.layout.PlacedPathItem;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationNamesTest {

    @Test
    void laterOperationIdIsRenamed() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of(
                "paths: {/a: {get: {operationId: list, responses: {}}}}",
                "paths: {/b: {get: {operationId: list, responses: {}}, put: {operationId: b_list, responses: {}}}}");
        OperationNames names = fixture.plan().operationIds();

        assertThat(names.nameOf(fixture.document(0), "list")).isEqualTo("list");
        assertThat(names.nameOf(fixture.document(1), "list")).isEqualTo("b_list_2");
        assertThat(names.nameOf(fixture.document(1), "b_list")).isEqualTo("b_list");
        assertThat(names.missing("list", fixture.document(1))).isEqualTo("b_list_3");
    }

    @Test
    void operationThatIsWrittenOnceMoreGetsANumber() throws InvalidInputException {
        ServiceConfig tagged =
                ServiceConfig.builder("a").tag("A").exposeEverything().build();
        MergeFixture fixture = MergeFixture.of(config -> config, List.of(tagged), """
            paths:
              /a: {$ref: '#/components/pathItems/P'}
              /b: {$ref: '#/components/pathItems/P'}
            components: {pathItems: {P: {get: {operationId: list, responses: {}}}}}
            """);
        Plan plan = fixture.plan();
        PlacedPathItem a = plan.layout().at("/a").get(0);
        PlacedPathItem b = plan.layout().at("/b").get(0);

        assertThat(plan.operationIds()
                        .nameOf(a, a.home(), requireNonNull(a.item().mapping("get"))))
                .isEqualTo("list");
        assertThat(plan.operationIds()
                        .nameOf(b, b.home(), requireNonNull(b.item().mapping("get"))))
                .isEqualTo("list_2");
        assertThat(plan.operationIds().isNameOf(fixture.document(0), "list", "list_2"))
                .isTrue();
    }
}

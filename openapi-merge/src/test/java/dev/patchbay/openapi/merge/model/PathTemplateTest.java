package dev.patchbay.openapi.merge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PathTemplateTest {

    @Test
    void shapeDoesNotDependOnTheNamesOfVariables() {
        assertThat(PathTemplate.shape("/u/{id}/x{a}")).isEqualTo(PathTemplate.shape("/u/{userId}/x{b}"));
        assertThat(PathTemplate.shape("/u/id")).isEqualTo("/u/id");
    }

    @Test
    void renamesAreByNameIfBothTemplatesHaveTheSameVariables() {
        assertThat(PathTemplate.renames("/{a}/{b}", "/{b}/{a}")).isEmpty();
    }

    @Test
    void renamesAreByPositionIfTheVariablesDiffer() {
        assertThat(PathTemplate.renames("/{a}/{b}", "/x/{a}/{c}")).isEqualTo(Map.of("b", "c"));
    }

    @Test
    void templatesWithOtherNumbersOfVariablesDoNotFit() {
        assertThat(PathTemplate.renames("/{a}", "/{a}/{b}")).isNull();
    }

    @Test
    void valuesKeepTheirPositionsWhenATemplateIsSpelledWithSwappedNames() {
        assertThat(PathTemplate.renames("/r/{b}/{a}", "/r/{b}/{a}", "/r/{a}/{b}"))
                .isEqualTo(Map.of("b", "a", "a", "b"));
    }

    @Test
    void renameReplacesAllVariablesAtOnce() {
        assertThat(PathTemplate.rename("/{a}/{b}", Map.of("a", "b", "b", "a"))).isEqualTo("/{b}/{a}");
    }

    @Test
    void expressionsAreRenamedInsideOfOtherText() {
        assertThat(PathTemplate.renameExpressions("x{$request.path.id}y", Map.of("id", "key")))
                .isEqualTo("x{$request.path.key}y");
    }

    @Test
    void linkParameterKeepsItsPrefix() {
        assertThat(PathTemplate.linkParameter("path.id", Map.of("id", "key"))).isEqualTo("path.key");
        assertThat(PathTemplate.linkParameter("id", Map.of("id", "key"))).isEqualTo("key");
        assertThat(PathTemplate.linkParameter("query.id", Map.of("id", "key"))).isEqualTo("query.id");
    }

    @Test
    void byPositionComparesAsManyVariablesAsBothHave() {
        assertThat(PathTemplate.byPosition("/{a}/{b}", "/{c}")).isEqualTo(Map.of("a", "c"));
    }
}

package dev.patchbay.domain.query;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FilterBudgetTest {

    private final FilterBudget budget = new FilterBudget();

    @Test
    void hundredComparisonsFit() {
        assertThatNoException().isThrownBy(() -> spend(100, Operator.LIKE, "x".repeat(1000)));
        assertThatThrownBy(() -> budget.spend(Operator.EQ, "x"))
                .hasMessageStartingWith("is more than the 100 comparisons");
    }

    @Test
    void listCountsOnce() {
        assertThatNoException().isThrownBy(() -> budget.spend(Operator.IN, "a,".repeat(2000)));
    }

    @Test
    void tenFoldedPatternsFit() {
        assertThatNoException().isThrownBy(() -> spend(10, Operator.ILIKE, "x"));
        assertThatThrownBy(() -> budget.spend(Operator.ILIKE, "x"))
                .hasMessage("is too much for ilike: one request may have 10 such patterns, of 500 characters together");
    }

    @Test
    void foldedPatternsHaveFiveHundredCharactersTogether() {
        assertThatNoException().isThrownBy(() -> spend(5, Operator.ILIKE, "x".repeat(100)));
        assertThatThrownBy(() -> budget.spend(Operator.ILIKE, "x")).hasMessageStartingWith("is too much for ilike");
    }

    private void spend(int times, Operator operator, String operand) throws QueryException {
        for (int comparison = 0; comparison < times; comparison++) {
            budget.spend(operator, operand);
        }
    }
}

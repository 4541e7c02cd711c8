package dev.patchbay.domain.query;

/**
 * The bound on what the filters of one request cost the database where no index helps: each comparison is made for each
 * row, and a folded pattern is put into lower case again for each of them. So bounded, 100,000 rows take well under a
 * second.
 */
final class FilterBudget {

    private static final int COMPARISONS = 100;
    private static final int FOLDED_PATTERNS = 10;
    private static final int FOLDED_CHARACTERS = 500;

    private int comparisons;
    private int foldedPatterns;
    private int foldedCharacters;

    /**
     * Takes the cost of one comparison from the budget.
     *
     * @throws QueryException if the budget is exhausted
     */
    void spend(Operator operator, String operand) throws QueryException {
        if (++comparisons > COMPARISONS) {
            throw new QueryException("is more than the " + COMPARISONS
                    + " comparisons that one request may make; 'in' compares with many values at once");
        }
        switch (operator.operand()) {
            case FOLDED_PATTERN -> {
                foldedCharacters += operand.length();
                if (++foldedPatterns > FOLDED_PATTERNS || foldedCharacters > FOLDED_CHARACTERS) {
                    throw new QueryException("is too much for " + operator.text() + ": one request may have "
                            + FOLDED_PATTERNS + " such patterns, of " + FOLDED_CHARACTERS + " characters together");
                }
            }
            case VALUE, PATTERN, LIST, TRUTH -> {}
        }
    }
}

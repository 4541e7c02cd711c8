package dev.patchbay.openapi.merge.diff;

/**
 * Budget of work for a comparison, so that hostile documents cost bounded time and memory. Real ones need a hundredth
 * of it.
 */
final class WorkBudget {

    private static final int ALLOWANCE = 3_000_000;

    private int done;

    /** Takes work that is about to be done from the budget; false if it is used up. */
    boolean spend(int units) {
        if (!isUsedUp()) {
            done += units;
        }
        return !isUsedUp();
    }

    boolean isUsedUp() {
        return done > ALLOWANCE;
    }
}

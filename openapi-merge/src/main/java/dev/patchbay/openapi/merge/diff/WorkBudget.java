package dev.patchbay.openapi.merge.diff;

/** How much a comparison may still do, so that hostile documents cost bounded time and memory. Real ones need a hundredth of it. */
final class WorkBudget {

    private static final int ALLOWANCE = 3_000_000;

    private int done;

    /** Takes note of work that is about to be done; false when the allowance is used up. */
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

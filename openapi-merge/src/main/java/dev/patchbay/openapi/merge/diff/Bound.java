package dev.patchbay.openapi.merge.diff;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A limit on a number, a length or a count.
 *
 * @param exclusive whether the limit itself is ruled out
 */
record Bound(BigDecimal value, boolean exclusive) {

    /** The stricter of two lower limits. */
    static Bound higher(@Nullable Bound one, Bound other) {
        return one == null || other.compareAsLower(one) > 0 ? other : one;
    }

    /** The stricter of two upper limits. */
    static Bound lower(@Nullable Bound one, Bound other) {
        return one == null || other.compareAsUpper(one) > 0 ? other : one;
    }

    /** Positive if this is the stricter lower limit. */
    int compareAsLower(Bound other) {
        int compared = value.compareTo(other.value);
        return compared == 0 ? Boolean.compare(exclusive, other.exclusive) : compared;
    }

    /** Positive if this is the stricter upper limit. */
    int compareAsUpper(Bound other) {
        int compared = other.value.compareTo(value);
        return compared == 0 ? Boolean.compare(exclusive, other.exclusive) : compared;
    }

    @Override
    public String toString() {
        return value + (exclusive ? " (exclusive)" : "");
    }
}

package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects changes, up to a number that nobody would read. */
final class ChangeCollector {

    private static final int MOST_CHANGES = 10_000;

    /** Trials within trials: alternatives within alternatives. */
    private static final int MOST_TRIALS = 3;

    /** Two schemas that take more to compare are not taken for alike. */
    private static final int MOST_COMPARISONS_OF_A_TRIAL = 1_000;

    private final Set<Change> changes = new LinkedHashSet<>();
    private final WorkBudget work;
    private final int trials;
    private int comparisons;
    private int told;
    private boolean incomplete;

    ChangeCollector(WorkBudget work) {
        this(work, 0);
    }

    private ChangeCollector(WorkBudget work, int trials) {
        this.work = work;
        this.trials = trials;
    }

    /** A collector for a comparison that only finds out whether two things are alike. */
    ChangeCollector trial() {
        return new ChangeCollector(work, trials + 1);
    }

    void add(DiffRule rule, Place place, String text, @Nullable Node before, @Nullable Node after) {
        told++;
        if (changes.size() >= MOST_CHANGES) {
            incomplete = true;
            return;
        }
        changes.add(new Change(
                rule,
                place.operation(),
                place.path(),
                text,
                before == null ? null : before.location(),
                after == null ? null : after.location()));
    }

    /** Asks for leave to compare two more schemas; without it the comparison ends here. */
    boolean mayCompare() {
        comparisons++;
        boolean isLongTrial = trials > 0 && comparisons > MOST_COMPARISONS_OF_A_TRIAL;
        boolean may = trials <= MOST_TRIALS && !isLongTrial && work.spend(1);
        incomplete |= !may;
        return may;
    }

    /** How often something was found, again or not. */
    int told() {
        return told;
    }

    /** Whether nothing breaks or may break. */
    boolean isCompatible() {
        return !incomplete && changes.stream().allMatch(change -> change.compatibility() == Compatibility.COMPATIBLE);
    }

    List<Change> all() {
        List<Change> all = new ArrayList<>(changes);
        if (incomplete || work.isUsedUp()) {
            String text = "stopped after " + changes.size() + " changes";
            all.add(new Change(DiffRule.NOT_COMPARED, "document", "", text, null, null));
        }
        return all;
    }
}

package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects changes, up to a number that nobody would read. */
final class ChangeCollector {

    private static final int MOST_CHANGES = 10_000;

    /** So many steps of a long way are shown. */
    private static final int SHOWN_STEPS = 30;

    /** Trials within trials: alternatives within alternatives. */
    private static final int MOST_TRIALS = 3;

    /** Two schemas that take more to compare are not taken for alike. */
    private static final int MOST_COMPARISONS_OF_A_TRIAL = 1_000;

    private final Set<Change> changes = new LinkedHashSet<>();
    private final WorkBudget work;
    private final int trials;
    private int comparisons;
    private int reported;
    private boolean incomplete;

    ChangeCollector(WorkBudget work) {
        this(work, 0);
    }

    private ChangeCollector(WorkBudget work, int trials) {
        this.work = work;
        this.trials = trials;
    }

    /** A collector for a trial: a comparison that only finds out if two schemas are alike. */
    ChangeCollector trial() {
        return new ChangeCollector(work, trials + 1);
    }

    void add(DiffRule rule, LinkedPointer path, String text, @Nullable Node before, @Nullable Node after) {
        reported++;
        if (changes.size() >= MOST_CHANGES) {
            incomplete = true;
            return;
        }
        changes.add(new Change(
                rule,
                path.root(),
                text(path),
                text,
                before == null ? null : before.location(),
                after == null ? null : after.location()));
    }

    /** The last steps, written one after the other. */
    private static String text(LinkedPointer path) {
        String steps = String.join("", path.last(SHOWN_STEPS)).strip();
        return path.size() > SHOWN_STEPS ? "..." + steps : steps;
    }

    /** Takes two more schemas from the budget; false when it is used up, so that the comparison ends here. */
    boolean tryCompare() {
        comparisons++;
        boolean isLongTrial = trials > 0 && comparisons > MOST_COMPARISONS_OF_A_TRIAL;
        boolean may = trials <= MOST_TRIALS && !isLongTrial && work.spend(1);
        incomplete |= !may;
        return may;
    }

    /** The number of times that a change was added, again or not. */
    int reported() {
        return reported;
    }

    /** True if nothing breaks or may break. */
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

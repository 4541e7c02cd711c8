package dev.patchbay.openapi.merge.diff;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All differences that may matter to a client. Descriptions, summaries, titles, examples, tags and extensions do not
 * count.
 *
 * @param changes in the order of the old document, what was added last
 */
public record DiffReport(List<Change> changes) {

    public DiffReport {
        changes = List.copyOf(changes);
    }

    /** True if any change breaks clients. */
    public boolean isBreaking() {
        return changes.stream().anyMatch(change -> change.compatibility() == Compatibility.BREAKING);
    }

    public List<Change> of(Compatibility compatibility) {
        return changes.stream()
                .filter(change -> change.compatibility() == compatibility)
                .toList();
    }

    /** One line for each change. */
    @Override
    public String toString() {
        return changes.stream().map(Change::toString).collect(Collectors.joining("\n"));
    }
}

package dev.patchbay.openapi.merge.report;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The decisions of a merge, in the order of the documents.
 *
 * @param entries what was decided
 */
public record MergeReport(List<Entry> entries) {

    public MergeReport {
        entries = List.copyOf(entries);
    }

    /** The kinds of decision. */
    public enum Decision {
        /** Equal in two documents, so one copy stands for both. */
        DEDUPLICATED,
        /** Got a new name. */
        RENAMED,
        /** Stands elsewhere now: a path under another name, root security pushed down to operations. */
        MOVED,
        /** Unreachable from what is exposed, so left out. */
        PRUNED,
        /** Left out as configured, or because it spoke of something hidden. */
        DROPPED,
        /** Counts of the exposed and hidden operations of a service. */
        EXPOSED,
        /** Decided for you, worth a look. */
        WARNING
    }

    /**
     * One decision.
     *
     * @param service whose thing it was
     * @param subject a JSON pointer or name in the service's document
     * @param text what was done with it and why
     * @param location of the subject
     */
    public record Entry(Decision decision, String service, String subject, String text, SourceLocation location) {
        @Override
        public String toString() {
            return location + ": " + decision.name().toLowerCase(Locale.ROOT) + ": " + service + " " + subject + ": "
                    + text;
        }
    }

    public List<Entry> of(Decision decision) {
        return entries.stream().filter(entry -> entry.decision() == decision).toList();
    }

    /** One line for each decision. */
    @Override
    public String toString() {
        return entries.stream().map(Entry::toString).collect(Collectors.joining("\n"));
    }
}

package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;

/** The two documents and what all parts of the comparison share. */
record DiffContext(DiffDocument before, DiffDocument after, ChangeCollector changes, SchemaDiff schemas) {

    static DiffContext of(Mapping before, Mapping after) {
        WorkBudget work = new WorkBudget();
        DiffDocument old = new DiffDocument(before);
        DiffDocument now = new DiffDocument(after);
        ChangeCollector changes = new ChangeCollector(work);
        return new DiffContext(
                old,
                now,
                changes,
                new SchemaDiff(new NormalizedSchemas(old, work), new NormalizedSchemas(now, work), changes));
    }
}

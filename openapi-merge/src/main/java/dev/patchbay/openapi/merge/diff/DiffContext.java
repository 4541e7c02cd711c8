package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;

/** The two documents and what all parts of their comparison share. */
record DiffContext(DiffDocument before, DiffDocument after, ChangeCollector findings, SchemaDiff schemas) {

    static DiffContext of(Mapping before, Mapping after) {
        WorkBudget work = new WorkBudget();
        DiffDocument old = new DiffDocument(before, work);
        DiffDocument now = new DiffDocument(after, work);
        ChangeCollector findings = new ChangeCollector(work);
        return new DiffContext(old, now, findings, new SchemaDiff(old, now, findings));
    }
}

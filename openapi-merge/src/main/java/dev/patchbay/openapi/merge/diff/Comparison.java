package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;

/** The two documents and what all parts of their comparison share. */
record Comparison(Side before, Side after, Findings findings, SchemaDiff schemas) {

    static Comparison of(Mapping before, Mapping after) {
        Work work = new Work();
        Side old = new Side(before, work);
        Side now = new Side(after, work);
        Findings findings = new Findings(work);
        return new Comparison(old, now, findings, new SchemaDiff(old, now, findings));
    }
}

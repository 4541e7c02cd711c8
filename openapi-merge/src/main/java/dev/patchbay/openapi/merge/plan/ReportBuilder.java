package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.Location;
import dev.patchbay.openapi.merge.MergeReport;
import dev.patchbay.openapi.merge.MergeReport.Decision;
import java.util.ArrayList;
import java.util.List;

/** Collects decisions while they are taken. */
public final class ReportBuilder {

    private final List<MergeReport.Entry> entries = new ArrayList<>();

    public void add(Decision decision, String service, String subject, String text, Location location) {
        entries.add(new MergeReport.Entry(decision, service, subject, text, location));
    }

    void add(Decision decision, Vertex vertex, String text) {
        add(
                decision,
                vertex.document().service(),
                vertex.pointer().toString(),
                text,
                vertex.node().location());
    }

    public MergeReport build() {
        return new MergeReport(entries);
    }
}

package dev.patchbay.openapi.merge.report;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import java.util.ArrayList;
import java.util.List;

/** Collects decisions while they are taken. */
public final class ReportBuilder {

    private final List<MergeReport.Entry> entries = new ArrayList<>();

    public void add(Decision decision, String service, String subject, String text, SourceLocation location) {
        add(new MergeReport.Entry(decision, service, subject, text, location));
    }

    public void add(MergeReport.Entry entry) {
        entries.add(entry);
    }

    public MergeReport build() {
        return new MergeReport(entries);
    }
}

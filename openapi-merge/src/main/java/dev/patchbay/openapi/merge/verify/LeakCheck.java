package dev.patchbay.openapi.merge.verify;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Searches the result for traces of hidden operations: operationIds and paths of hidden operations, hosts of servers
 * that the platform replaced, things marked {@code x-internal}. A trace is a warning, and an error when the
 * configuration is strict. Code: PB-303.
 */
public final class LeakCheck {

    private final boolean strict;
    private final Problems problems;
    private final ReportBuilder report;
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Traces traces;

    /** Creates a check for what these selections hide. */
    public LeakCheck(
            MergeConfig config, Map<ApiDocument, Selection> selections, Problems problems, ReportBuilder report) {
        this.strict = config.strict();
        this.problems = problems;
        this.report = report;
        selections.forEach((document, selection) -> {
            for (OperationEntry entry : selection.hidden()) {
                String id = entry.operationId();
                if (id != null && id.length() >= Traces.SHORTEST) {
                    secrets.put(id, "the operationId of hidden " + entry + " of " + document);
                }
                boolean pathIsShown = selection.operations().stream()
                        .anyMatch(exposed -> exposed.operation().path().startsWith(entry.path()));
                if (entry.path().length() >= Traces.SHORTEST && !pathIsShown) {
                    secrets.put(entry.path(), "the path of hidden " + entry + " of " + document);
                }
            }
            if (config.servers() != null) {
                hosts(document);
            }
        });
        traces = new Traces(secrets.keySet());
    }

    private void hosts(ApiDocument document) {
        Sequence servers = document.root().sequence("servers");
        for (int i = 0; servers != null && i < servers.size(); i++) {
            String url = servers.get(i) instanceof Mapping server ? server.text("url") : null;
            Matcher host = Pattern.compile("https?://[^/]+").matcher(url == null ? "" : url);
            if (host.find()) {
                secrets.put(host.group(), "the host of " + document);
            }
        }
    }

    /** Searches the result. */
    public void check(Mapping tree) {
        visit(tree);
    }

    private void visit(Node node) {
        if (node instanceof Mapping mapping) {
            for (int i = 0; i < mapping.size(); i++) {
                Node value = mapping.value(i);
                if (mapping.key(i).equals("x-internal") && value instanceof Scalar internal && internal.isTrue()) {
                    found(mapping.keyLocation(i), "something marked x-internal is in the merged document");
                }
                visit(value);
            }
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(this::visit);
        } else if (!secrets.isEmpty() && ((Scalar) node).isString()) {
            traces.find(
                    ((Scalar) node).text(),
                    trace -> found(
                            node.location(),
                            "'" + trace + "', " + secrets.getOrDefault(trace, "something hidden")
                                    + ", is spoken of in the merged document"));
        }
    }

    private void found(SourceLocation location, String text) {
        if (strict) {
            problems.add(LocatedProblem.conflict("PB-303", location, text + "; change the text, or hide what says it"));
        } else {
            report.add(Decision.WARNING, "platform", "exposure", text, location);
        }
    }
}

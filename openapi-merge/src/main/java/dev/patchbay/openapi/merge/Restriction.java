package dev.patchbay.openapi.merge;

import dev.patchbay.openapi.merge.assemble.Assembler;
import dev.patchbay.openapi.merge.config.ExposureRule;
import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.Selector;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.plan.Planner;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.report.RouteEntry;
import dev.patchbay.openapi.merge.selection.ExposedOperation;
import dev.patchbay.openapi.merge.selection.ExposedWebhook;
import dev.patchbay.openapi.merge.selection.Selection;
import dev.patchbay.openapi.merge.selection.Selections;
import dev.patchbay.openapi.merge.verify.Verifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A part of a merged document, taken as a merge of that one document is: the same rules for what stays and what goes,
 * the same check at the end. The selection is given instead of being worked out from rules, so that the time grows with
 * the document alone.
 */
final class Restriction {

    private static final String NAME = "platform";
    private static final MergeConfig CONFIG =
            MergeConfig.builder().service(ServiceConfig.everything(NAME)).build();

    private final MergedApi api;
    private final ApiDocument document;
    private final References references;

    Restriction(MergedApi api) {
        this.api = api;
        this.document = new ApiDocument(0, CONFIG.services().get(0), "merged document", api.tree());
        this.references = new References(List.of(document));
    }

    MergedApi to(Predicate<RouteEntry> operations, Predicate<String> webhooks) throws InvalidInputException {
        List<RouteEntry> routes = api.routes().stream().filter(operations).toList();
        Selection selection = selection(routes, webhooks);
        if (selection.isComplete()) {
            return api;
        }
        Problems problems = new Problems();
        ReportBuilder report = new ReportBuilder();
        Selections.report(document, selection, report);
        Map<ApiDocument, Selection> selections = Map.of(document, selection);
        Plan plan = new Planner(CONFIG, List.of(document), selections, references, problems, report).plan();
        String version = String.valueOf(document.root().text("openapi"));
        Mapping tree = new Assembler(CONFIG, plan, selections, version, report).assemble();
        new Verifier(CONFIG, plan, tree, problems).verify(selections, routes);
        problems.throwIfAny();
        return new MergedApi(
                tree,
                routes,
                report.build(),
                api.lock(),
                new Provenance(tree, api.provenance().sources()));
    }

    private Selection selection(List<RouteEntry> routes, Predicate<String> webhooks) {
        Map<String, RouteEntry> wanted = new HashMap<>();
        routes.forEach(route -> wanted.put(route.method() + " " + route.path(), route));
        List<ExposedOperation> exposed = new ArrayList<>();
        List<OperationEntry> hidden = new ArrayList<>();
        for (OperationEntry operation : OperationEntry.allOf(document, references)) {
            RouteEntry route = wanted.get(operation.toString());
            if (route == null) {
                hidden.add(operation);
            } else {
                exposed.add(new ExposedOperation(operation, operation.path(), operation.path(), rule(route)));
            }
        }
        List<ExposedWebhook> exposedWebhooks = new ArrayList<>();
        List<String> hiddenWebhooks = new ArrayList<>();
        Mapping all = document.root().mapping("webhooks");
        for (int i = 0; all != null && i < all.size(); i++) {
            String name = all.key(i);
            if (webhooks.test(name)) {
                ExposureRule rule = ExposureRule.of(all.value(i).location(), new Selector.Webhook(name));
                exposedWebhooks.add(new ExposedWebhook(document, name, all.value(i), rule));
            } else {
                hiddenWebhooks.add(name);
            }
        }
        return new Selection(exposed, Map.of(), exposedWebhooks, hidden, hiddenWebhooks);
    }

    private static ExposureRule rule(RouteEntry route) {
        return ExposureRule.of(route.exposedBy(), new Selector.Path(Set.of(route.method()), route.path()));
    }
}

package dev.patchbay.openapi.merge.assemble;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.layout.PlacedPathItem;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.PathTemplate;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.report.RouteEntry;
import dev.patchbay.openapi.merge.selection.ExposedOperation;
import java.util.ArrayList;
import java.util.List;

/** The routes that a merged document implies. */
public final class RouteTable {

    private RouteTable() {}

    /** Returns a route for each operation under {@code paths}, in the order of the document. */
    public static List<RouteEntry> of(Plan plan, Mapping tree) {
        List<RouteEntry> routes = new ArrayList<>();
        Mapping paths = tree.mapping("paths");
        for (String path : paths == null ? List.<String>of() : paths.keys()) {
            for (PlacedPathItem item : plan.layout().at(path)) {
                for (ExposedOperation exposed : item.operations()) {
                    OperationEntry operation = exposed.operation();
                    routes.add(new RouteEntry(
                            operation.document().service(),
                            operation.method(),
                            path,
                            PathTemplate.rename(exposed.upstreamPath(), item.renames()),
                            plan.operationIds().nameOf(item, item.home(), operation.operation()),
                            exposed.rule().location()));
                }
            }
        }
        return routes;
    }
}

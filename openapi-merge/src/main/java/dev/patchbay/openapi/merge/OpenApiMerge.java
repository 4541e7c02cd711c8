package dev.patchbay.openapi.merge;

import dev.patchbay.openapi.merge.assemble.Assembler;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.plan.Planner;
import dev.patchbay.openapi.merge.plan.ReportBuilder;
import dev.patchbay.openapi.merge.selection.Exposed;
import dev.patchbay.openapi.merge.selection.Selecting;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges OpenAPI documents.
 *
 * <pre>{@code
 * MergedApi api = OpenApiMerge.merge(
 *         MergeConfig.builder()
 *                 .title("Acme Platform API")
 *                 .service(ServiceConfig.everything("customers"))
 *                 .service(ServiceConfig.builder("products").prefix("/catalog").exposeEverything().build())
 *                 .build(),
 *         List.of(
 *                 SourceDocument.read("customers", "customers.yaml", Files.readAllBytes(customers)),
 *                 SourceDocument.read("products", "products.json", Files.readAllBytes(products))));
 * Files.write(out, api.yaml());
 * api.routes().forEach(System.out::println); // GET /catalog/products/{id} -> products /products/{id}
 * }</pre>
 */
public final class OpenApiMerge {

    private OpenApiMerge() {}

    /**
     * Merges the documents of the configured services.
     *
     * @param documents one for each service of the configuration, in any order; a service without one is left out
     * @throws MergeException when the configuration, a document or the merge of them is not sound; tells every problem
     */
    public static MergedApi merge(MergeConfig config, List<SourceDocument> documents) throws MergeException {
        Problems problems = new Problems();
        List<ApiDocument> inputs = inputs(config, documents, problems);
        problems.throwIfAny();
        References references = new References(inputs);
        Map<ApiDocument, Selection> selections = new LinkedHashMap<>();
        for (ApiDocument input : inputs) {
            selections.put(input, Selecting.select(input, "", references, problems));
        }
        problems.throwIfAny();
        ReportBuilder report = new ReportBuilder();
        Plan plan = new Planner(config, inputs, selections, references, problems, report).plan();
        problems.throwIfAny();
        String version =
                inputs.isEmpty() ? "3.1.0" : String.valueOf(inputs.get(0).root().text("openapi"));
        Mapping tree = new Assembler(config, plan, version).assemble();
        return new MergedApi(tree, routes(plan), report.build());
    }

    private static List<ApiDocument> inputs(MergeConfig config, List<SourceDocument> documents, Problems problems) {
        List<ApiDocument> inputs = new ArrayList<>();
        for (ServiceConfig service : config.services()) {
            for (SourceDocument document : documents) {
                if (!document.service().equals(service.name())) {
                    continue;
                }
                if (document.root() instanceof Mapping root && root.text("openapi") != null) {
                    inputs.add(new ApiDocument(inputs.size(), service, document.location(), root));
                } else {
                    problems.add(MergeProblem.input(
                            "PB-210",
                            document.root().location(),
                            "is not an OpenAPI document: it has no 'openapi: 3.x' at its root"));
                }
            }
        }
        return inputs;
    }

    private static List<RouteEntry> routes(Plan plan) {
        List<RouteEntry> routes = new ArrayList<>();
        for (String path : plan.layout().paths()) {
            for (Exposed exposed : plan.layout().at(path)) {
                OperationEntry operation = exposed.operation();
                String id = operation.operationId();
                routes.add(new RouteEntry(
                        operation.document().service(),
                        operation.method(),
                        path,
                        operation.path(),
                        id == null ? null : plan.operationIds().nameOf(operation.document(), id),
                        exposed.rule().location()));
            }
        }
        return routes;
    }
}

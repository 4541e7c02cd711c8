package dev.patchbay.openapi.merge;

import dev.patchbay.openapi.merge.assemble.Assembler;
import dev.patchbay.openapi.merge.assemble.RouteTable;
import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.convert.Versions;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.plan.Planner;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.report.RouteEntry;
import dev.patchbay.openapi.merge.selection.Selection;
import dev.patchbay.openapi.merge.selection.Selections;
import dev.patchbay.openapi.merge.verify.LeakCheck;
import dev.patchbay.openapi.merge.verify.Verifier;
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
     * @throws InvalidInputException when the configuration, a document or the merge of them is not sound; tells every
     *     problem
     */
    public static MergedApi merge(MergeConfig config, List<SourceDocument> documents) throws InvalidInputException {
        for (SourceDocument document : documents) {
            DocumentReader.checkDepth(document.root());
        }
        return mergeAll(config, documents);
    }

    private static MergedApi mergeAll(MergeConfig config, List<SourceDocument> documents) throws InvalidInputException {
        Problems problems = new Problems();
        ReportBuilder report = new ReportBuilder();
        InputDocuments loaded = InputDocuments.load(config, documents, problems);
        Versions versions = loaded.versions(config);
        InputDocuments aligned = loaded.aligned(versions, problems);
        References references = new References(aligned.all());
        Map<ApiDocument, Selection> selections =
                Selections.of(config, aligned.services(), references, problems, report);
        Plan plan = new Planner(config, aligned.withPlatform(config), selections, references, problems, report).plan();
        Mapping assembled = new Assembler(config, plan, selections, versions.target(), report).assemble();
        Mapping tree = versions.finish(assembled, problems);
        List<RouteEntry> routes = RouteTable.of(plan, tree);
        new Verifier(config, plan, tree, problems).verify(selections, routes);
        new LeakCheck(config, selections, problems, report).check(tree);
        problems.throwIfAny();
        return new MergedApi(tree, routes, report.build(), plan.lock(), new Provenance(tree, documents));
    }
}

package dev.patchbay.openapi.merge;

import dev.patchbay.openapi.merge.assemble.Assembler;
import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.SecurityOverride;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.convert.SchemaScopes;
import dev.patchbay.openapi.merge.convert.Versions;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.layout.PlacedPathItem;
import dev.patchbay.openapi.merge.load.Bundling;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.PathTemplate;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.ShapeCheck;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.plan.Planner;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.report.RouteEntry;
import dev.patchbay.openapi.merge.selection.BasePath;
import dev.patchbay.openapi.merge.selection.ExposedOperation;
import dev.patchbay.openapi.merge.selection.Selecting;
import dev.patchbay.openapi.merge.selection.Selection;
import dev.patchbay.openapi.merge.verify.LeakCheck;
import dev.patchbay.openapi.merge.verify.Verifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * @throws InvalidInputException when the configuration, a document or the merge of them is not sound; tells every problem
     */
    public static MergedApi merge(MergeConfig config, List<SourceDocument> documents) throws InvalidInputException {
        for (SourceDocument document : documents) {
            DocumentReader.checkDepth(document.root());
        }
        return mergeAll(config, documents);
    }

    private static MergedApi mergeAll(MergeConfig config, List<SourceDocument> documents) throws InvalidInputException {
        Problems problems = new Problems();
        List<ApiDocument> inputs = inputs(config, documents, problems);
        problems.throwIfAny();
        List<ApiDocument> read = List.of();
        if (config.bundle()) {
            List<ApiDocument> whole = Bundling.inlined(inputs, Bundling.files(inputs, problems));
            inputs.replaceAll(input -> whole.get(input.index()));
            read = whole.subList(inputs.size(), whole.size());
        }
        Versions versions = Versions.of(inputs.stream().map(ApiDocument::root).toList(), config.openapi());
        read.forEach(file -> versions.checkPart(file, problems));
        inputs.replaceAll(input -> input.withRoot(versions.align(input.root())));
        if (inputs.size() > 1 && !versions.target().startsWith("3.0")) {
            SchemaScopes scopes =
                    new SchemaScopes(inputs.stream().map(ApiDocument::root).toList());
            inputs.replaceAll(input -> input.withRoot(scopes.inFull(input.root())));
        }
        List<ApiDocument> files = read.stream().map(file -> file.partOf(inputs)).toList();
        List<ApiDocument> sources = new ArrayList<>(inputs);
        sources.addAll(files);
        References references = new References(sources);
        Map<ApiDocument, Selection> selections = new LinkedHashMap<>();
        for (ApiDocument input : inputs) {
            new ShapeCheck(problems).check(input);
            String basePath = BasePath.of(input, problems);
            selections.put(input, Selecting.select(input, basePath, references, config.strict(), problems));
        }
        problems.throwIfAny();
        ReportBuilder report = new ReportBuilder();
        selections.forEach((input, selection) -> report.add(
                Decision.EXPOSED,
                input.service(),
                "operations",
                selection.operations().size() + " exposed, "
                        + selection.hidden().size() + " hidden",
                input.root().location()));
        List<ApiDocument> all = new ArrayList<>();
        platform(config).ifPresent(all::add);
        all.addAll(sources);
        Plan plan = new Planner(config, all, selections, references, problems, report).plan();
        problems.throwIfAny();
        Mapping tree = versions.finish(new Assembler(config, plan, selections, versions.target(), report).assemble());
        versions.check(tree, problems);
        problems.throwIfAny();
        List<RouteEntry> routes = routes(plan, tree);
        new Verifier(config, plan, tree, problems).verify(selections, routes);
        new LeakCheck(config, selections, problems, report).check(tree);
        problems.throwIfAny();
        return new MergedApi(tree, routes, report.build(), plan.lock(), new Provenance(tree, documents));
    }

    /** What the configuration says about security, as a document that goes before all others. */
    private static Optional<ApiDocument> platform(MergeConfig config) {
        SecurityOverride security = config.security();
        if (security == null) {
            return Optional.empty();
        }
        Mapping.Builder root = Mapping.builder(config.location());
        if (security.schemes() != null) {
            root.put(
                    "components",
                    Mapping.builder(config.location())
                            .put("securitySchemes", security.schemes())
                            .build());
        }
        root.put("security", security.requirements());
        return Optional.of(ApiDocument.ofPlatform(config.location().file(), root.build()));
    }

    private static List<ApiDocument> inputs(MergeConfig config, List<SourceDocument> documents, Problems problems) {
        List<ApiDocument> inputs = new ArrayList<>();
        for (ServiceConfig service : config.services()) {
            for (SourceDocument document : documents) {
                if (!document.service().equals(service.name())) {
                    continue;
                }
                if (Versions.isSupported(document.root(), problems) && document.root() instanceof Mapping root) {
                    inputs.add(new ApiDocument(inputs.size(), service, document.location(), root));
                }
            }
        }
        return inputs;
    }

    private static List<RouteEntry> routes(Plan plan, Mapping tree) {
        List<RouteEntry> routes = new ArrayList<>();
        Mapping paths = tree.mapping("paths");
        for (String path : paths == null ? List.<String>of() : paths.keys()) {
            for (PlacedPathItem placement : plan.layout().at(path)) {
                for (ExposedOperation exposed : placement.operations()) {
                    OperationEntry operation = exposed.operation();
                    routes.add(new RouteEntry(
                            operation.document().service(),
                            operation.method(),
                            path,
                            PathTemplate.rename(exposed.upstreamPath(), placement.renames()),
                            plan.operationIds().nameOf(placement, placement.home(), operation.operation()),
                            exposed.rule().location()));
                }
            }
        }
        return routes;
    }
}

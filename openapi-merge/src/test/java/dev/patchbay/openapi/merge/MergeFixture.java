package dev.patchbay.openapi.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.patchbay.openapi.merge.assemble.Assembler;
import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.YamlWriter;
import dev.patchbay.openapi.merge.graph.ComponentGraph;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.layout.Layout;
import dev.patchbay.openapi.merge.layout.LayoutBuilder;
import dev.patchbay.openapi.merge.layout.RootFields;
import dev.patchbay.openapi.merge.layout.WebhookLayout;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.plan.Planner;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.MergeReport.Entry;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.selection.Selection;
import dev.patchbay.openapi.merge.selection.Selections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Inputs for tests of single stages: each stage is made from those before it. */
public final class MergeFixture {

    public final Problems problems = new Problems();
    public final ReportBuilder report = new ReportBuilder();
    public final MergeConfig config;
    public final List<ApiDocument> documents = new ArrayList<>();
    public final References references;

    private MergeFixture(MergeConfig.Builder config, List<ServiceConfig> services, String... yaml)
            throws InvalidInputException {
        services.forEach(config::service);
        this.config = config.build();
        for (int i = 0; i < yaml.length; i++) {
            String location = services.get(i).name() + ".yaml";
            Mapping root = (Mapping) DocumentReader.read(location, ("openapi: 3.1.0\n" + yaml[i]).getBytes(UTF_8));
            documents.add(new ApiDocument(i, services.get(i), location, root));
        }
        this.references = new References(documents);
    }

    /** Documents of services a, b, ... that expose everything; the line with the version is added. */
    public static MergeFixture of(String... yaml) throws InvalidInputException {
        return of(config -> config, yaml);
    }

    /** The same with options. */
    public static MergeFixture of(UnaryOperator<MergeConfig.Builder> options, String... yaml)
            throws InvalidInputException {
        List<ServiceConfig> services = new ArrayList<>();
        for (int i = 0; i < yaml.length; i++) {
            services.add(ServiceConfig.everything(String.valueOf((char) ('a' + i))));
        }
        return of(options, services, yaml);
    }

    /** Documents of these services. */
    public static MergeFixture of(
            UnaryOperator<MergeConfig.Builder> options, List<ServiceConfig> services, String... yaml)
            throws InvalidInputException {
        return new MergeFixture(options.apply(MergeConfig.builder()), services, yaml);
    }

    public ApiDocument document(int index) {
        return documents.get(index);
    }

    public Map<ApiDocument, Selection> selections() throws InvalidInputException {
        return Selections.of(config, documents, references, problems, report);
    }

    public ComponentGraph graph() {
        return new ComponentGraph(references, (document, object) -> {});
    }

    public Vertex component(int document, String section, String name) {
        Vertex vertex = ComponentGraph.component(document(document), section, name);
        if (vertex == null) {
            throw new AssertionError(name);
        }
        return vertex;
    }

    public Layout layout() throws InvalidInputException {
        return new LayoutBuilder(config, selections(), references, problems, report).build();
    }

    public WebhookLayout webhooks(Layout layout) throws InvalidInputException {
        return WebhookLayout.of(config, selections().values(), references, layout, report);
    }

    public RootFields rootFields(Layout layout) throws InvalidInputException {
        return RootFields.of(config, documents, layout, webhooks(layout), references, report);
    }

    public Plan plan() throws InvalidInputException {
        return new Planner(config, documents, selections(), references, problems, report).plan();
    }

    public Mapping assembled() throws InvalidInputException {
        return new Assembler(config, plan(), selections(), "3.1.0", report).assemble();
    }

    /** Returns the value at a pointer of the assembled document as YAML. */
    public String assembled(String... tokens) throws InvalidInputException {
        return new String(YamlWriter.write(requireNonNull(Pointer.of(tokens).in(assembled()))), UTF_8);
    }

    /** The subjects and texts of decisions. */
    public List<String> decisions(Decision decision) {
        return report.build().of(decision).stream().map(MergeFixture::text).toList();
    }

    private static String text(Entry entry) {
        return entry.service() + " " + entry.subject() + " " + entry.text();
    }

    public List<String> codes() {
        return problems.all().stream().map(LocatedProblem::code).toList();
    }
}

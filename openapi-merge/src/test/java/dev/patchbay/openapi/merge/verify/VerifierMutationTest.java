package dev.patchbay.openapi.merge.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.assemble.Assembler;
import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.JsonWriter;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.plan.Planner;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.report.RouteEntry;
import dev.patchbay.openapi.merge.selection.Selection;
import dev.patchbay.openapi.merge.selection.SelectionBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Merges two documents whose names collide, changes one thing in the result that the plan renamed or decided, and
 * expects the verifier to see it: what the plan allows is allowed once, and nothing besides.
 */
class VerifierMutationTest {

    /** By the name of the service, the parameter of the path that both have, and the method there. */
    private static final String DOCUMENT = """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        jsonSchemaDialect: https://dialect.example/%1$s
        tags: [{name: pets, description: '%1$s'}]
        paths:
          /%1$s/{id}:
            get:
              operationId: get
              tags: [pets]
              security: [{key: []}]
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses:
                '200':
                  description: ok
                  content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
                  links: {self: {operationId: get, parameters: {id: '$response.body#/id'}}}
          /shared/{%2$s}:
            %3$s:
              operationId: shared
              parameters: [{name: %2$s, in: path, required: true, schema: {type: string}}]
              responses: {'200': {description: '%1$s'}}
        webhooks:
          sold: {post: {operationId: sold, responses: {'200': {description: '%1$s'}}}}
        components:
          schemas:
            Pet:
              $dynamicAnchor: pet
              type: object
              discriminator: {propertyName: kind, mapping: {cat: Cat}}
              properties: {child: {$dynamicRef: '#pet'}, kind: {type: string}}
            Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, title: '%1$s'}]}
          securitySchemes:
            key: {type: apiKey, in: header, name: 'X-%1$s'}
        """;

    private static List<String> verify(String from, String to) throws InvalidInputException {
        Problems problems = new Problems();
        MergeConfig.Builder builder = MergeConfig.builder().tags(MergeConfig.Tags.RENAME);
        List<ApiDocument> documents = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            String text =
                    name.equals("one") ? DOCUMENT.formatted(name, "id", "get") : DOCUMENT.formatted(name, "key", "put");
            ServiceConfig service = ServiceConfig.everything(name);
            builder.service(service);
            Mapping root = (Mapping) DocumentReader.read(name + ".yaml", text.getBytes(UTF_8));
            documents.add(new ApiDocument(documents.size(), service, name + ".yaml", root));
        }
        MergeConfig config = builder.build();
        References references = new References(documents);
        Map<ApiDocument, Selection> selections = new LinkedHashMap<>();
        for (ApiDocument document : documents) {
            selections.put(document, SelectionBuilder.select(document, "", references, false, problems));
        }
        ReportBuilder report = new ReportBuilder();
        Plan plan = new Planner(config, documents, selections, references, problems, report).plan();
        Mapping tree = new Assembler(config, plan, selections, "3.1.0", report).assemble();
        problems.throwIfAny();
        String json = new String(JsonWriter.write(tree), UTF_8).replaceAll("\\s+", " ");
        assertThat(json).contains(from);
        Mapping changed = (Mapping)
                DocumentReader.read("result.json", json.replace(from, to).getBytes(UTF_8));
        new Verifier(config, plan, changed, problems).verify(selections, routes(tree));
        return problems.all().stream().map(LocatedProblem::code).distinct().toList();
    }

    private static List<RouteEntry> routes(Mapping tree) {
        ApiDocument result = new ApiDocument(0, ServiceConfig.everything("result"), "result.json", tree);
        List<RouteEntry> routes = new ArrayList<>();
        for (OperationEntry operation : OperationEntry.allOf(result, new References(List.of(result)))) {
            routes.add(new RouteEntry(
                    "result",
                    operation.method(),
                    operation.path(),
                    operation.path(),
                    operation.operationId(),
                    tree.location()));
        }
        return routes;
    }

    @Test
    void theResultOfTheMergePasses() throws InvalidInputException {
        assertThat(verify("{", "{")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "an operationId that kept its name | \"operationId\": \"two_get\" | \"operationId\": \"get\" | PB-901",
                "an operationId of its own invention | \"operationId\": \"two_get\" | \"operationId\": \"three_get\" |"
                        + " PB-901",
                "an operationId twice | \"operationId\": \"two_get\" | \"operationId\": \"two_shared\" | PB-901",
                "a tag that kept its name | \"tags\": [ \"two_pets\" ] | \"tags\": [ \"pets\" ] | PB-901",
                "a reference to the other's component | \"schema\": { \"$ref\": \"#/components/schemas/two_Pet\" |"
                        + " \"schema\": { \"$ref\": \"#/components/schemas/Pet\" | PB-901",
                "a reference that leads nowhere | \"$ref\": \"#/components/schemas/two_Pet\" | \"$ref\":"
                        + " \"#/components/schemas/No\" | PB-901",
                "a scheme of the other | { \"two_key\": [] } | { \"key\": [] } | PB-901",
                "no security | \"security\": [ { \"two_key\": [] } ] | \"security\": [] | PB-901",
                "an anchor that kept its name | \"$dynamicAnchor\": \"two_pet\" | \"$dynamicAnchor\": \"pet\" | PB-901",
                "a dynamic reference to the other's anchor | \"$dynamicRef\": \"#two_pet\" | \"$dynamicRef\": \"#pet\""
                        + " | PB-901",
                "a value of a discriminator that means the other's schema | \"cat\": \"two_Cat\" | \"cat\": \"Cat\" |"
                        + " PB-901",
                "a link to the other's operation | \"self\": { \"operationId\": \"two_get\" | \"self\": {"
                        + " \"operationId\": \"get\" | PB-901",
                "a path parameter that kept its name | \"two_shared\", \"parameters\": [ { \"name\": \"id\" |"
                        + " \"two_shared\", \"parameters\": [ { \"name\": \"key\" | PB-901",
                "a webhook that got lost | \"two_sold\": { | \"sold_two\": { | PB-901",
                "a webhook that nobody planned | \"webhooks\": { | \"webhooks\": { \"more\": { \"get\": {"
                        + " \"responses\": {} } }, | PB-902",
                "a component that nobody planned | \"schemas\": { | \"schemas\": { \"More\": {}, | PB-902",
                "a path that nobody routes | \"paths\": { | \"paths\": { \"/more\": { \"get\": { \"responses\": {} }"
                        + " }, | PB-902",
                "a method that nobody routes | \"put\": { \"operationId\" | \"delete\": { \"operationId\" | PB-901",
                "a dialect of nobody | https://dialect.example/two | https://dialect.example/more | PB-901",
                "a dialect lost | \"two_Pet\": { \"$schema\": \"https://dialect.example/two\", | \"two_Pet\": { |"
                        + " PB-901"
            })
    void changesOfWhatThePlanDecidedAreSeen(String name, String from, String to, String code)
            throws InvalidInputException {
        assertThat(verify(from, to)).as(name).contains(code);
    }
}

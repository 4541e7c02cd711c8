package dev.patchbay.openapi.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.JsonWriter;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Parts of a merged document. That what stays means what it meant, every restriction checks on its own. */
class RestrictionTest {

    private static final String PETS = """
        openapi: 3.1.0
        info: {title: Pets, version: '1'}
        security: [{key: []}]
        tags: [{name: pets}, {name: food}]
        paths:
          /pets/{id}:
            parameters: [{$ref: '#/components/parameters/id'}]
            get:
              operationId: getPet
              tags: [pets]
              responses:
                '200':
                  description: a pet
                  content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
                  links:
                    food: {operationId: getFood}
                    self: {operationId: getPet}
            delete: {operationId: deletePet, security: [{admin: []}], responses: {'204': {description: gone}}}
          /food:
            get:
              operationId: getFood
              tags: [food]
              responses:
                '200':
                  description: food
                  content: {application/json: {schema: {$ref: '#/components/schemas/Food'}}}
          /kept-elsewhere:
            get:
              operationId: other
              responses: {'200': {$ref: '#/paths/~1food/get/responses/200'}}
        webhooks:
          born: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Birth'}}}}}}
        components:
          parameters: {id: {name: id, in: path, required: true, schema: {type: string}}}
          schemas:
            Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}
            Owner: {type: object}
            Food: {type: string}
            Birth: {type: string}
          securitySchemes:
            key: {type: apiKey, in: header, name: key}
            admin: {type: http, scheme: basic}
        """;

    @Test
    void whatIsNotUsedAnyMoreGoes() throws InvalidInputException {
        MergedApi part = pets().restrictedTo(route -> "getPet".equals(route.operationId()), name -> false);

        assertThat(new String(part.yaml(), UTF_8)).isEqualTo("""
            openapi: 3.1.0
            info:
              title: Pets
              version: '1'
            security:
              - key: []
            tags:
              - name: pets
            paths:
              /pets/{id}:
                parameters:
                  - $ref: '#/components/parameters/id'
                get:
                  operationId: getPet
                  tags:
                    - pets
                  responses:
                    '200':
                      description: a pet
                      content:
                        application/json:
                          schema:
                            $ref: '#/components/schemas/Pet'
                      links:
                        self:
                          operationId: getPet
            components:
              parameters:
                id:
                  name: id
                  in: path
                  required: true
                  schema:
                    type: string
              schemas:
                Pet:
                  type: object
                  properties:
                    owner:
                      $ref: '#/components/schemas/Owner'
                Owner:
                  type: object
              securitySchemes:
                key:
                  type: apiKey
                  in: header
                  name: key
            """);
        assertThat(part.routes()).map(RouteEntry::toString).containsExactly("GET /pets/{id} -> pets /pets/{id}");
        assertThat(part.lock()).isEqualTo(pets().lock());
        assertThat(part.provenance().origins())
                .hasEntrySatisfying(
                        "/components/schemas/Owner",
                        origin -> assertThat(origin.pointer()).isEqualTo("/components/schemas/Owner"));
    }

    @Test
    void whatWasBorrowedFromAnOperationThatGoesIsKept() throws InvalidInputException {
        MergedApi part = pets().restrictedTo(route -> "other".equals(route.operationId()));

        assertThat(new String(part.json(), UTF_8))
                .contains("#/components/responses/")
                .contains("\"Food\"")
                .contains("\"born\"")
                .doesNotContain("~1food");
    }

    @Test
    void everythingIsTheApiItself() throws InvalidInputException {
        MergedApi all = pets();
        assertThat(all.restrictedTo(route -> true)).isSameAs(all);
    }

    @Test
    void nothingIsADocumentWithoutPaths() throws InvalidInputException {
        MergedApi none = pets().restrictedTo(route -> false, name -> false);
        assertThat(none.routes()).isEmpty();
        assertThat(none.tree().mapping("paths")).isNotNull().returns(0, Mapping::size);
        assertThat(none.tree().has("webhooks")).isFalse();
    }

    @Test
    void namesStay() throws InvalidInputException {
        for (long seed = 0; seed < 150; seed++) {
            MergedApi all = random(seed);
            Set<RouteEntry> some = some(all, seed);
            MergedApi part = all.restrictedTo(some::contains);
            assertThat(part.routes()).as("seed " + seed).containsExactlyElementsOf(some);
            assertThat(names(all)).as("seed " + seed).containsAll(names(part));
        }
    }

    @Test
    void partsOfPartsAreParts() throws InvalidInputException {
        for (long seed = 0; seed < 150; seed++) {
            MergedApi all = random(seed);
            Set<RouteEntry> some = some(all, seed);
            Set<RouteEntry> others = some(all, seed + 1_000);
            MergedApi inSteps = all.restrictedTo(some::contains).restrictedTo(others::contains);
            MergedApi atOnce = all.restrictedTo(route -> some.contains(route) && others.contains(route));
            assertThat(new String(inSteps.json(), UTF_8))
                    .as("seed " + seed)
                    .isEqualTo(new String(atOnce.json(), UTF_8));
        }
    }

    @Test
    void everyOperationOfRealDocumentsStandsOnItsOwn() throws InvalidInputException {
        List<SourceDocument> documents = new ArrayList<>();
        for (Path file : Corpus.documents("small")) {
            documents.add(Corpus.read(file));
        }
        MergedApi all = merge(documents);
        for (RouteEntry route : all.routes()) {
            MergedApi one = all.restrictedTo(route::equals);
            assertThat(one.routes()).containsExactly(route);
            MergedApi again = merge(List.of(new SourceDocument("again", "again", one.tree())));
            assertThat(new String(again.json(), UTF_8)).isEqualTo(new String(JsonWriter.write(one.tree()), UTF_8));
        }
    }

    private static MergedApi pets() throws InvalidInputException {
        return merge(List.of(SourceDocument.read("pets", "pets.yaml", PETS.getBytes(UTF_8))));
    }

    private static MergedApi random(long seed) throws InvalidInputException {
        return merge(List.of(
                SourceDocument.read(
                        "a", "a.json", new RandomApi(seed).document("a").getBytes(UTF_8)),
                SourceDocument.read(
                        "b",
                        "b.json",
                        new RandomApi(seed + 1_000_000).document("b").getBytes(UTF_8))));
    }

    private static MergedApi merge(List<SourceDocument> documents) throws InvalidInputException {
        MergeConfig.Builder config = MergeConfig.builder();
        documents.forEach(document -> config.service(ServiceConfig.everything(document.service())));
        return OpenApiMerge.merge(config.build(), documents);
    }

    private static Set<RouteEntry> some(MergedApi api, long seed) {
        Random random = new Random(seed);
        return api.routes().stream()
                .filter(route -> random.nextBoolean())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Component names, as pointers. */
    private static Set<String> names(MergedApi api) {
        Set<String> names = new LinkedHashSet<>();
        Mapping components = api.tree().mapping("components");
        if (components == null) {
            return names;
        }
        for (String section : components.keys()) {
            Mapping named = components.mapping(section);
            if (named != null) {
                named.keys().forEach(name -> names.add(section + "/" + name));
            }
        }
        return names;
    }
}

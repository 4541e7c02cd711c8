package dev.patchbay.openapi.merge.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.equivalence.Resolver.LocatedMapping;
import dev.patchbay.openapi.merge.model.ApiDocument;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ResolverTest {

    private static Map<String, String> table(String schemas) {
        ApiDocument document = TestDocuments.of("{components: {schemas: " + schemas + "}}");
        Mapping schema = (Mapping) TreeEdits.get(document.root(), "/components/schemas/Pet");
        return TestDocuments.resolver(document).discriminatorTable(document, schema).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> String.valueOf(((Mapping) entry.getValue().node()).text("title"))));
    }

    @Test
    void mappingsNameComponentsOrReferToThem() {
        assertThat(table("{Pet: {discriminator: {mapping: {c: Cat, d: '#/components/schemas/Dog', n: Nobody}}},"
                        + " Cat: {title: cat}, Dog: {title: dog}}"))
                .containsOnly(Map.entry("c", "cat"), Map.entry("d", "dog"));
    }

    @Test
    void alternativesAndHeirsGoByTheirNamesUnlessMapped() {
        assertThat(table("{Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], anyOf: [{$ref:"
                        + " '#/components/schemas/Dog'}, {title: inline}], discriminator: {mapping: {d: Dog}}},"
                        + " Cat: {title: cat}, Dog: {title: dog},"
                        + " Heir: {title: heir, allOf: [{$ref: '#/components/schemas/Pet'}]},"
                        + " Grandchild: {title: grandchild, allOf: [{$ref: '#/components/schemas/Heir'}]}}"))
                .containsOnly(
                        Map.entry("d", "dog"),
                        Map.entry("Cat", "cat"),
                        Map.entry("Heir", "heir"),
                        Map.entry("Grandchild", "grandchild"));
    }

    @Test
    void linksLeadToOperationsByIdOrReference() {
        ApiDocument document = TestDocuments.of("{paths: {/a: {get: {operationId: getA}}}}");
        Resolver resolver = TestDocuments.resolver(document);
        for (String link : new String[] {"{operationId: getA}", "{operationRef: '#/paths/~1a/get'}"}) {
            assertThat(resolver.linked(new LocatedMapping(document, (Mapping) TreeEdits.yaml(link))))
                    .isNotNull()
                    .satisfies(operation -> assertThat(operation.pointer()).hasToString("/paths/~1a/get"));
        }
        for (String link : new String[] {"{operationId: getB}", "{operationRef: '#/paths/~1b/get'}", "{}"}) {
            assertThat(resolver.linked(new LocatedMapping(document, (Mapping) TreeEdits.yaml(link))))
                    .isNull();
        }
    }

    @Test
    void referencesThatLeadNowhereAreKnown() {
        ApiDocument document = TestDocuments.of("{components: {schemas: {A: {}}}}");
        assertThat(TestDocuments.resolver(document).leadsNowhere(document, "#/components/schemas/A"))
                .isFalse();
        assertThat(TestDocuments.resolver(document).leadsNowhere(document, "#/components/schemas/B"))
                .isTrue();
    }
}

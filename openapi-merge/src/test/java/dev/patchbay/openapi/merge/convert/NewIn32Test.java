package dev.patchbay.openapi.merge.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewIn32Test {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{paths: {/a: {query: {}}}} | 'query'",
                "{paths: {/a: {additionalOperations: {COPY: {}}}}} | 'additionalOperations'",
                "{paths: {/a: {get: {responses: {'200': {content: {a/b: {itemSchema: {}}}}}}}}} | 'itemSchema'",
                "{paths: {/a: {get: {responses: {'200': {summary: s}}}}}} | 'summary'",
                "{paths: {/a: {parameters: [{in: querystring, name: q}]}}} | parameter in: querystring",
                "{paths: {/a: {parameters: [{in: cookie, name: q, style: cookie}]}}} | style: cookie",
                "{components: {mediaTypes: {A: {}}}} | 'mediaTypes'",
                "{components: {securitySchemes: {s: {flows: {deviceAuthorization: {}}}}}} | 'deviceAuthorization'",
                "{components: {schemas: {S: {xml: {nodeType: element}}}}} | 'nodeType'",
                "{components: {schemas: {S: {discriminator: {defaultMapping: A}}}}} | 'defaultMapping'",
                "{servers: [{url: /, name: n}]} | 'name'",
                "{tags: [{name: t, parent: u}]} | 'parent' of a tag"
            })
    void constructsOf32AreFound(String document, String construct) throws InvalidInputException {
        Missing missing = new Missing("3.1");
        Mapping root = Documents.read(document);
        new NewIn32(missing).check(root);
        assertThat(missing.in(root))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).startsWith("OpenAPI 3.1 has no " + construct + ";"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{paths: {/a: {get: {responses: {'200': {$ref: '#/x', summary: s}}}}}}",
                "{components: {schemas: {query: {properties: {defaultMapping: {}}}}}}",
                "{components: {examples: {e: {value: {dataValue: 1}}}}}"
            })
    void sameWordsElsewhereAreNotConstructs(String document) throws InvalidInputException {
        Missing missing = new Missing("3.1");
        Mapping root = Documents.read(document);
        new NewIn32(missing).check(root);
        assertThat(missing.in(root)).isEmpty();
    }
}

package dev.patchbay.openapi.merge.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.YamlWriter;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssemblerTest {

    private static final String DOCUMENT = """
        paths:
          /%1$s:
            get:
              operationId: list
              tags: [t]
              responses:
                '200':
                  description: ok
                  links: {next: {operationId: list}, gone: {operationId: nope}}
                  content: {a/b: {schema: {$ref: '#/components/schemas/Pet'}}}
        components: {schemas: {Pet: {title: %1$s}}}
        """;

    private final MergeFixture fixture;

    AssemblerTest() throws InvalidInputException {
        fixture = MergeFixture.of(DOCUMENT.formatted("one"), DOCUMENT.formatted("two"));
    }

    @Test
    void referencesOperationIdsAndLinksFollowTheNames() throws InvalidInputException {
        assertThat(fixture.assembled("paths", "/two", "get")).isEqualTo("""
            operationId: b_list
            tags:
              - t
            responses:
              '200':
                description: ok
                links:
                  next:
                    operationId: b_list
                  gone:
                    operationId: nope
                content:
                  a/b:
                    schema:
                      $ref: '#/components/schemas/b_Pet'
            """);
    }

    @Test
    void inputsAreNotChanged() throws InvalidInputException {
        byte[] before = YamlWriter.write(fixture.document(1).root());

        fixture.assembled();

        assertThat(YamlWriter.write(fixture.document(1).root())).isEqualTo(before);
    }

    @Test
    void pathItemsOfOnePathAreJoined() throws InvalidInputException {
        MergeFixture shared = MergeFixture.of("""
            paths: {/a: {summary: one, parameters: [{name: q, in: query}], get: {responses: {}}}}
            """, """
            paths: {/a: {summary: one, put: {responses: {}}}}
            """);

        assertThat(shared.assembled("paths", "/a")).isEqualTo("""
            summary: one
            get:
              responses: {}
              parameters:
                - name: q
                  in: query
            put:
              responses: {}
            """);
    }

    @Test
    void missingOperationIdDoesNotBecomeThatOfAnotherDocument() throws InvalidInputException {
        MergeFixture capture = MergeFixture.of("paths: {/a: {get: {operationId: nope, responses: {}}}}", """
            paths:
              /b: {get: {responses: {'200': {description: ok, links: {next: {operationId: nope}}}}}}
            """);

        assertThat(capture.assembled("paths", "/b", "get", "responses", "200", "links", "next"))
                .isEqualTo("operationId: b_nope\n");
    }

    @Test
    void routesNameTheUpstreamPath() throws InvalidInputException {
        ServiceConfig service =
                ServiceConfig.builder("a").prefix("/p").exposeEverything().build();
        MergeFixture moved = MergeFixture.of(config -> config, List.of(service), DOCUMENT.formatted("one"));

        assertThat(RouteTable.of(moved.plan(), moved.assembled()))
                .map(RouteEntry::toString)
                .containsExactly("GET /p/one -> a /one");
    }
}

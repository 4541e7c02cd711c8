package dev.patchbay.openapi.merge.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DowngradeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{type: [string, 'null']} | {type:string,nullable:true}",
                "{type: 'null'} | {enum:[null]}",
                "{type: [integer]} | {type:integer}",
                "{exclusiveMinimum: 1} | {exclusiveMinimum:true,minimum:1}",
                "{exclusiveMinimum: 1, minimum: 2} | {minimum:2}",
                "{exclusiveMaximum: 9, maximum: 9} | {exclusiveMaximum:true,maximum:9}",
                "{const: a} | {enum:[a]}",
                "{examples: [a]} | {example:a}",
                "{examples: []} | {}",
                "{type: string, contentEncoding: base64} | {type:string,format:byte}",
                "{type: string, contentMediaType: application/octet-stream} | {type:string,format:binary}",
                "{type: array} | {type:array,items:{}}",
                "{$ref: '#/x', description: d} | {allOf:[{$ref:#/x}],description:d}",
                "{$ref: '#/x', allOf: [{type: object}]} | {allOf:[{type:object},{$ref:#/x}]}",
                "{$comment: c, type: object} | {type:object}",
                "{type: string, nullable: true} | {type:string}"
            })
    void schemasOf31BecomeThoseOf30(String before, String after) throws InvalidInputException {
        Missing missing = new Missing("3.0");
        Mapping converted = new Downgrade(missing).object(Documents.read(before), Kind.SCHEMA);
        assertThat(Documents.text(converted)).isEqualTo(after);
        assertThat(missing.in(converted)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{type: [string, integer]} | list of types",
                "{prefixItems: [{}]} | 'prefixItems'",
                "{if: {}, then: {}} | 'if'",
                "{not: true} | schema that is true or false",
                "{type: 'null', const: null} | type null beside enum or const"
            })
    void constructsThat30LacksAreReportedIfTheyAreInTheResult(String schema, String construct)
            throws InvalidInputException {
        Missing missing = new Missing("3.0");
        Mapping converted = new Downgrade(missing).object(Documents.read(schema), Kind.SCHEMA);
        assertThat(missing.in(converted))
                .extracting(LocatedProblem::message)
                .anyMatch(message -> message.startsWith("OpenAPI 3.0 has no " + construct));
        assertThat(missing.in(Documents.read("{}\n").with("x", converted).without("x")))
                .isEmpty();
    }

    @Test
    void webhooksAndSummariesAreReported() throws InvalidInputException {
        Missing missing = new Missing("3.0");
        Mapping root = Documents.read("""
            openapi: 3.1.0
            info: {summary: s, license: {identifier: MIT}}
            webhooks: {sold: {post: {responses: {}}}}
            """);
        Mapping converted = new Downgrade(missing).object(root, Kind.OPENAPI);
        Downgrade.checkInfo(converted, missing);
        assertThat(missing.in(converted))
                .extracting(problem -> problem.message().replaceAll(";.*", ""))
                .containsExactlyInAnyOrder(
                        "OpenAPI 3.0 has no 'webhooks'",
                        "OpenAPI 3.0 has no 'summary' in info",
                        "OpenAPI 3.0 has no 'identifier' in a license");
    }
}

package dev.patchbay.openapi.merge.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{type: string, nullable: true} | {type:[string,null]}",
                "{type: string, nullable: false} | {type:string}",
                "{nullable: true} | {}",
                "{minimum: 1, exclusiveMinimum: true} | {exclusiveMinimum:1}",
                "{minimum: 1, exclusiveMinimum: false} | {minimum:1}",
                "{exclusiveMaximum: true} | {}",
                "{maximum: 9, exclusiveMaximum: true} | {exclusiveMaximum:9}",
                "{example: a} | {examples:[a]}",
                "{type: string, format: binary} | {type:string,contentMediaType:application/octet-stream}",
                "{type: string, format: byte} | {type:string,contentEncoding:base64}",
                "{type: string, format: date} | {type:string,format:date}",
                "{$ref: '#/x', nullable: true, description: d} | {$ref:#/x,description:d}",
                "{properties: {a: {type: integer, nullable: true}}} | {properties:{a:{type:[integer,null]}}}",
                "{default: {nullable: true}} | {default:{nullable:true}}"
            })
    void schemasOf30BecomeThoseOf31(String before, String after) throws InvalidInputException {
        assertThat(Documents.text(new Upgrade().object(Documents.read(before), Kind.SCHEMA)))
                .isEqualTo(after);
    }
}

package dev.patchbay.openapi.merge.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedPathItemsTest {

    private static final String CALLBACK =
            "{/a: {get: {callbacks: {on: {'{$url}': {$ref: '#/components/pathItems/P0'}}}}}}";

    @Test
    void referencesToPathItemsAreWrittenOut() throws InvalidInputException {
        Mapping root = Documents.read(
                "{paths: {/a: {$ref: '#/components/pathItems/A', summary: s}}, components: {pathItems: {A: {get:"
                        + " {}}}}}");
        Missing missing = new Missing("3.0");
        assertThat(Documents.text(SharedPathItems.writtenOut(root, missing)))
                .isEqualTo("{paths:{/a:{get:{},summary:s}}}");
        assertThat(missing.in(root)).isEmpty();
    }

    @Test
    void aDocumentWithoutSharedPathItemsIsLeftAlone() throws InvalidInputException {
        Mapping root = Documents.read("{paths: {}, components: {schemas: {}}}");
        assertThat(SharedPathItems.writtenOut(root, new Missing("3.0"))).isSameAs(root);
    }

    @Test
    void aPathItemThatCallsItselfBackCannotBeWrittenOut() throws InvalidInputException {
        Mapping root = Documents.read("{paths: " + CALLBACK + ", components: {pathItems: {P0: " + next(0) + "}}}");
        assertProblem(root, "OpenAPI 3.0 has no callback that leads back to its own path item");
    }

    @Test
    void anOperationIdCannotBeInTwoPlaces() throws InvalidInputException {
        Mapping root = Documents.read("{paths: {/a: {$ref: '#/components/pathItems/A'}, /b: {$ref:"
                + " '#/components/pathItems/A'}}, components: {pathItems: {A: {get: {operationId: a}}}}}");
        assertProblem(root, "OpenAPI 3.0 has no path item with an operationId that several places refer to");
    }

    @Test
    void aChainOfPathItemsThatIsTooLongIsAProblem() throws InvalidInputException {
        String items = IntStream.range(0, 1_000)
                .mapToObj(i -> "P" + i + ": " + next(i + 1))
                .collect(Collectors.joining(", "));
        Mapping root =
                Documents.read("{paths: " + CALLBACK + ", components: {pathItems: {" + items + ", P1000: {get: {}}}}}");
        assertProblem(root, "OpenAPI 3.0 has no path items that lead to one another more than 16 times");
    }

    private static String next(int number) {
        return "{get: {callbacks: {on: {'{$url}': {$ref: '#/components/pathItems/P" + number + "'}}}}}";
    }

    private static void assertProblem(Mapping root, String message) {
        Missing missing = new Missing("3.0");
        Mapping written = SharedPathItems.writtenOut(root, missing);
        assertThat(missing.in(written))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith(message));
    }
}

package dev.patchbay.openapi.merge.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.JsonWriter;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Nesting;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link Bundling} and {@link Inlining}: files that documents refer to. */
class BundlingTest {

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private void write(String file, String yaml) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, yaml);
    }

    private ApiDocument input(String yaml) throws InvalidInputException {
        String location = folder.resolve("api.yaml").toString();
        Mapping root = (Mapping) DocumentReader.read(location, yaml.getBytes(UTF_8));
        return new ApiDocument(0, ServiceConfig.everything("api"), location, root);
    }

    private List<String> files(ApiDocument input) {
        return Bundling.files(List.of(input), problems).stream()
                .map(file -> folder.relativize(Path.of(file.location())).toString())
                .toList();
    }

    private String inlined(String yaml) throws InvalidInputException {
        ApiDocument input = input(yaml);
        List<ApiDocument> all = Bundling.inlined(List.of(input), Bundling.files(List.of(input), problems));
        return new String(JsonWriter.write(all.get(0).root()), UTF_8).replaceAll("[\\s\"]", "");
    }

    @Test
    void filesAreReadOnceAndSoAreThoseThatTheyReferTo() throws IOException, InvalidInputException {
        write("schemas/pet.yaml", "{properties: {owner: {$ref: owner.yaml}, kind: {$ref: './pet.yaml#/x'}}}");
        write("schemas/owner.yaml", "{type: object}");
        assertThat(files(input("{a: {$ref: schemas/pet.yaml}, b: {$ref: 'schemas/pet.yaml#/properties'}}")))
                .containsExactly("schemas/pet.yaml", "schemas/owner.yaml");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void mappingsAndLinksReferToFilesToo() throws IOException, InvalidInputException {
        write("cat.yaml", "{type: object}");
        write("other.yaml", "{paths: {}}");
        assertThat(files(input("{mapping: {cat: cat.yaml}, operationRef: 'other.yaml#/paths'}")))
                .containsExactly("cat.yaml", "other.yaml");
    }

    @Test
    void nothingIsReadFromAnotherHostOrThatIsNotThere() throws InvalidInputException {
        assertThat(files(input("{a: {$ref: 'https://x.example/a.yaml'}, b: {$ref: absent.yaml}, c: {$ref: '#/a'}}")))
                .isEmpty();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsAProblem() throws IOException, InvalidInputException {
        write("broken.yaml", "a: [");
        assertThat(files(input("{a: {$ref: broken.yaml}}"))).isEmpty();
        assertThat(problems.all())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("PB-205"));
    }

    @Test
    void operationsInFilesOfTheirOwnAreTakenIn() throws IOException, InvalidInputException {
        write("paths/get.yaml", "{operationId: get, responses: {'200': {$ref: '../responses.yaml#/Ok'}}}");
        write("responses.yaml", "{Ok: {description: ok}}");
        assertThat(inlined("{openapi: 3.1.0, paths: {/a: {get: {$ref: paths/get.yaml}}}}"))
                .isEqualTo(
                        "{openapi:3.1.0,paths:{/a:{get:{operationId:get,responses:{200:{$ref:responses.yaml#/Ok}}}}}}");
    }

    @Test
    void textsInFilesOfTheirOwnAreTakenIn() throws IOException, InvalidInputException {
        write("text.yaml", "{text: All about pets}");
        assertThat(inlined("{info: {description: {$ref: 'text.yaml#/text'}}, paths: {}}"))
                .isEqualTo("{info:{description:Allaboutpets},paths:{}}");
    }

    @Test
    void referencesWhereOpenApiAllowsThemStay() throws IOException, InvalidInputException {
        write("pet.yaml", "{type: object}");
        assertThat(inlined("{components: {schemas: {Pet: {$ref: pet.yaml}}}}"))
                .isEqualTo("{components:{schemas:{Pet:{$ref:pet.yaml}}}}");
    }

    @Test
    void filesThatTakeInThemselvesComeToAnEnd() throws IOException, InvalidInputException {
        write("get.yaml", "{$ref: get.yaml}");
        write("deep.yaml", "{callbacks: {on: {'{$url}': {get: {$ref: deep.yaml}}}}}");
        assertThat(inlined("{paths: {/a: {get: {$ref: get.yaml}}}}")).contains("$ref:");
        ApiDocument input = input("{paths: {/a: {get: {$ref: deep.yaml}}}}");
        List<ApiDocument> all = Bundling.inlined(List.of(input), Bundling.files(List.of(input), problems));
        assertThat(Nesting.below(all.get(0).root(), 500)).isNull();
    }
}

package dev.patchbay.openapi.merge.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.config.MergeConfig.TargetVersion;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

    private static Versions of(TargetVersion asked, String... versions) throws InvalidInputException {
        List<Mapping> roots = new ArrayList<>();
        for (String version : versions) {
            roots.add(Documents.read("openapi: " + version));
        }
        return Versions.of(roots, asked);
    }

    @Test
    void theHighestVersionIsTheTarget() throws InvalidInputException {
        assertThat(of(TargetVersion.AUTO, "3.0.4", "3.1.0", "3.1.1").target()).isEqualTo("3.1.1");
        assertThat(of(TargetVersion.AUTO, "3.0.4", "3.0.10").target()).isEqualTo("3.0.10");
        assertThat(of(TargetVersion.AUTO, "3.2.0", "3.1.9").target()).isEqualTo("3.2.0");
        assertThat(of(TargetVersion.AUTO).target()).isEqualTo("3.1.1");
    }

    @Test
    void aVersionThatIsAskedForHasTheHighestPatchOfTheInputs() throws InvalidInputException {
        assertThat(of(TargetVersion.V3_0, "3.0.2", "3.1.0").target()).isEqualTo("3.0.2");
        assertThat(of(TargetVersion.V3_0, "3.1.0").target()).isEqualTo("3.0.4");
        assertThat(of(TargetVersion.V3_1, "3.0.2").target()).isEqualTo("3.1.1");
    }

    @Test
    void documentsAreConvertedToTheTarget() throws InvalidInputException {
        Mapping old = Documents.read("{openapi: 3.0.4, components: {schemas: {A: {type: string, nullable: true}}}}");
        assertThat(Documents.text(of(TargetVersion.AUTO, "3.0.4", "3.1.0").align(old)))
                .isEqualTo("{openapi:3.1.0,components:{schemas:{A:{type:[string,null]}}}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "openapi: 3.1.0 |",
                "openapi: 3.2.0-rc1 |",
                "openapi: 3.3.0 | PB-212: OpenAPI version '3.3.0' is not one of",
                "openapi: 3.1 | PB-212: OpenAPI version '3.1'",
                "swagger: '2.0' | PB-212: is Swagger 2.0",
                "info: {} | PB-210: is not an OpenAPI document"
            })
    void supportedVersions(String root, String problem) throws InvalidInputException {
        Problems problems = new Problems();
        assertThat(Versions.isSupported(Documents.read(root), problems)).isEqualTo(problem == null);
        assertThat(problems.all().toString()).contains(problem == null ? "[]" : problem);
    }
}

package dev.patchbay.openapi.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiMergeTest {

    /** A composer starts before its services do; what it serves until then must be a document all the same. */
    @Test
    void servicesWithoutDocumentsMakeAnEmptyDocument() throws InvalidInputException {
        MergeConfig config = MergeConfig.builder()
                .title("Platform")
                .version("1")
                .service(ServiceConfig.everything("customers"))
                .build();

        MergedApi api = OpenApiMerge.merge(config, List.of());

        assertThat(new String(api.json(), UTF_8)).contains("\"openapi\"", "\"title\"", "\"paths\"");
        assertThat(api.routes()).isEmpty();
    }
}

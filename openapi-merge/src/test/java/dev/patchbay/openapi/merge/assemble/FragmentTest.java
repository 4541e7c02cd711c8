package dev.patchbay.openapi.merge.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentTest {

    @Test
    void unchangedTokensKeepTheirSpelling() {
        assertThat(Fragment.of("x.yaml#/paths/~1a~1%7Bid%7D/get").withTokens(List.of("paths", "/a/{id}", "put")))
                .isEqualTo("#/paths/~1a~1%7Bid%7D/put");
    }

    @Test
    void changedTokenIsEncodedAsTheOldOneWas() {
        assertThat(Fragment.of("#/paths/~1a~1%7Bid%7D").withTokens(List.of("paths", "/b/{id}")))
                .isEqualTo("#/paths/~1b~1%7Bid%7D");
        assertThat(Fragment.of("#/paths/~1a~1{id}").withTokens(List.of("paths", "/b/{id}")))
                .isEqualTo("#/paths/~1b~1{id}");
    }

    @Test
    void prefixIsAddedBeforeTheOldSpelling() {
        assertThat(Fragment.of("#/components/schemas/P%65t").withToken(2, "Pet", "b_Pet"))
                .isEqualTo("#/components/schemas/b_P%65t");
    }
}

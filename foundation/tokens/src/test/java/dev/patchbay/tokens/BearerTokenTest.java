package dev.patchbay.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BearerTokenTest {

    @Test
    void theSchemeIsReadInAnyCase() {
        assertThat(BearerToken.in(List.of("Bearer abc"))).isEqualTo("abc");
        assertThat(BearerToken.in(List.of("bEARER  abc "))).isEqualTo("abc");
    }

    @Test
    void ofSeveralFieldsNoneIsTheCallers() {
        assertThat(BearerToken.in(List.of())).isNull();
        assertThat(BearerToken.in(List.of("Bearer abc", "Bearer abc"))).isNull();
        assertThat(BearerToken.in(List.of("Basic YTpi"))).isNull();
        assertThat(BearerToken.in(List.of("Bearer"))).isNull();
    }
}

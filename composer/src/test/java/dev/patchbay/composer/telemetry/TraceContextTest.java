package dev.patchbay.composer.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context, section 3.2.2. */
class TraceContextTest {

    private static final String GOOD = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void aGoodOneIsRead() {
        TraceContext context = java.util.Objects.requireNonNull(TraceContext.parse(GOOD, "a=1"));
        assertThat(context.traceparent()).isEqualTo(GOOD);
        assertThat(context.child().traceparent())
                .startsWith(GOOD.substring(0, 36))
                .endsWith("-01");
        assertThat(context.child().state()).isEqualTo("a=1");
        assertThat(TraceContext.parse(GOOD.replaceFirst("00", "cc") + "-more", null))
                .as("a later version")
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g"
            })
    void aBadOneIsNone(String text) {
        assertThat(TraceContext.parse(text, null)).isNull();
    }
}

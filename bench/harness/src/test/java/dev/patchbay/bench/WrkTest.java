package dev.patchbay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WrkTest {

    @Test
    void resultIsTheLineOfJson() {
        Wrk.Result result = Wrk.parse("""
            Running 2s test @ http://127.0.0.1:1/
              1 threads and 32 connections
            {"requests":3000,"micros":2000000,"failed":1,"refused":2,"p50Micros":40,"p99Micros":900}
            """);

        assertThat(result).isEqualTo(new Wrk.Result(3000, 2_000_000, 1, 2, 40, 900));
        assertThat(result.perSecond()).isEqualTo(1500);
    }

    @Test
    void outputWithoutResultIsShown() {
        assertThatThrownBy(() -> Wrk.parse("unable to connect to 127.0.0.1:1"))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("unable to connect");
    }
}

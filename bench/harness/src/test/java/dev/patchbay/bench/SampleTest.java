package dev.patchbay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void sampleCountsWhatHappenedInBetween() {
        Sample sample = Sample.of(
                new Wrk.Result(1000, 2_000_000, 0, 0, 1500, 9000),
                new Usage(5_000_000, 0),
                new Usage(6_000_000, 64 << 20));

        assertThat(sample).isEqualTo(new Sample(500, 1000, 1.5, 9, 64, 0.5));
    }

    @Test
    void medianTakesEachFigureByItself() {
        Sample median = Sample.median(List.of(
                new Sample(1, 30, 3, 1, 10, 0.1),
                new Sample(3, 10, 1, 2, 30, 0.3),
                new Sample(2, 20, 2, 900, 20, 0.2)));

        assertThat(median).isEqualTo(new Sample(2, 20, 2, 2, 20, 0.2));
    }

    @Test
    void medianOfAnEvenNumberLiesInTheMiddle() {
        assertThat(Median.of(List.of(4.0, 1.0, 2.0, 3.0), value -> value)).isEqualTo(2.5);
        assertThatThrownBy(() -> Median.of(List.<Double>of(), value -> value))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.patchbay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayReportTest {

    private static final Shape SHAPE = Shape.ALL.getFirst();

    @Test
    void ratiosAreThoseToTheStockGatewayWithOneRoute() {
        String markdown = new GatewayReport(
                        "bench/gateway",
                        List.of(
                                row(Subject.NGINX, 1, 20_000, 40),
                                row(Subject.STOCK, 1, 4_000, 200),
                                row(Subject.STOCK, 1_000, 400, 2_000),
                                row(Subject.COMPOSER, 1, 10_000, 100),
                                row(Subject.COMPOSER, 1_000, 9_000, 104),
                                row(Subject.COMPOSER, 10_000, 9_000, 103)),
                        new SwapResult(1_000, 12, 4, 6, 9_000, 8_000, 0))
                .markdown();

        assertThat(markdown)
                .contains("| composer | 2.50 | 0.50 | 0.50 |")
                .contains("| composer, 10,000 routes | 2.25 | 0.45 |")
                .contains("| requests/s, composer ÷ stock, 1,000 routes each | ≥ 20 | 22.50 |")
                .contains("| CPU per request, composer with 10,000 routes ÷ with 1 | 0.95 to 1.05 | 1.03 |")
                .contains("(12 swaps, 0 failed requests) | ≤ 2 | 1.50 |");
    }

    @Test
    void whatWasNotMeasuredIsLeftOut() {
        String markdown =
                new GatewayReport("bench/gateway", List.of(row(Subject.NGINX, 1, 20_000, 40)), null).markdown();

        assertThat(markdown).contains("| nginx |  | 1.00 |  |").doesNotContain("composer ÷ stock");
    }

    @Test
    void samplesThatDifferAreNoResult() {
        List<Sample> cooling = List.of(new Sample(1, 300, 1, 2, 100, 1), new Sample(1, 100, 1, 2, 100, 1));
        Row unsteady = new Row(Subject.NGINX, 1, SHAPE, Sample.median(cooling), cooling);

        assertThat(new GatewayReport("bench/gateway", List.of(unsteady), null).markdown())
                .contains("Not to be judged by: in 1 of 1 rows")
                .contains("| nginx * |");
    }

    @Test
    void reportNamesTheOptionsThatWereGiven() {
        assertThat(Invocation.of(
                        "bench/gateway", List.of("gateway", "--home", "/here", "--rounds", "1", "--variant", "a=b c")))
                .isEqualTo("bench/gateway --rounds 1 --variant 'a=b c'");
    }

    private static Row row(String subject, int routes, double perSecond, double cpuMicros) {
        Sample sample = new Sample(perSecond, cpuMicros, 1, 2, 100, 1);
        return new Row(subject, routes, SHAPE, sample, List.of(sample));
    }
}

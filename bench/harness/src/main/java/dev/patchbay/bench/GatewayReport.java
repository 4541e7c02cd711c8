package dev.patchbay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of {@code bench/gateway}: everything as JSON, and as Markdown the ratios that carry over to other
 * machines.
 */
final class GatewayReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String command;
    private final List<Row> rows;
    private final @Nullable SwapResult swap;

    /**
     * @param command that made the results
     * @param swap null when no composer was measured
     */
    GatewayReport(String command, List<Row> rows, @Nullable SwapResult swap) {
        this.command = command;
        this.rows = List.copyOf(rows);
        this.swap = swap;
    }

    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("gateway.json"), json() + "\n");
            Files.writeString(folder.resolve("gateway.md"), markdown());
        } catch (IOException e) {
            throw new BenchException("the results cannot be written: " + e.getMessage());
        }
        System.out.println(markdown());
    }

    private String json() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("command", command);
        tree.put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        tree.put("machine", Machine.thisOne());
        tree.put("rows", rows);
        tree.put("swap", swap);
        return JSON.writeValueAsString(tree);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("""
            # Gateways side by side

            Made by `%s`; the figures behind the ratios are in gateway.json. How it is measured: docs/benchmarks.md.
            """.formatted(command));
        long unsteady = rows.stream().filter(row -> !row.isSteady()).count();
        if (unsteady > 0) {
            text.append("""

                **Not to be judged by: in %d of %d rows, marked *, the samples differ by more than a quarter, so something was not
                warm or not alone.**
                """.formatted(unsteady, rows.size()));
        }
        rows.stream().map(Row::shape).distinct().forEach(shape -> appendTable(text, shape));
        appendTargets(text);
        return text.toString();
    }

    private void appendTable(StringBuilder text, Shape shape) {
        text.append("""

            ## %s

            | | requests/s ÷ stock | requests/s ÷ nginx | CPU per request ÷ stock | p50 ÷ stock | p99 ÷ stock | resident MB | core share |
            |---|---:|---:|---:|---:|---:|---:|---:|
            """.formatted(shape));
        for (Row row : rows) {
            if (row.shape().equals(shape)) {
                text.append("| %s | %s | %s | %s | %s | %s | %.0f | %.0f %% |\n"
                        .formatted(
                                row.label() + (row.isSteady() ? "" : " *"),
                                ratio(row, Subject.STOCK, Sample::requestsPerSecond),
                                ratio(row, Subject.NGINX, Sample::requestsPerSecond),
                                ratio(row, Subject.STOCK, Sample::cpuMicrosPerRequest),
                                ratio(row, Subject.STOCK, Sample::p50Millis),
                                ratio(row, Subject.STOCK, Sample::p99Millis),
                                row.median().residentMegabytes(),
                                row.median().coreShare() * 100));
            }
        }
    }

    private void appendTargets(StringBuilder text) {
        Shape shape = Shape.ALL.getFirst();
        text.append("""

            ## What was to be reached (%s)

            | | wanted | got |
            |---|---:|---:|
            """.formatted(shape));
        target(
                text,
                "requests/s, composer ÷ stock, 1 route",
                "≥ 2.2",
                quotient(shape, Sample::requestsPerSecond, Subject.COMPOSER, 1, Subject.STOCK, 1));
        target(
                text,
                "requests/s, composer ÷ stock, 1,000 routes each",
                "≥ 20",
                quotient(shape, Sample::requestsPerSecond, Subject.COMPOSER, 1_000, Subject.STOCK, 1_000));
        target(
                text,
                "the same of nginx with one route, the fastest gateway here",
                "",
                quotient(shape, Sample::requestsPerSecond, Subject.NGINX, 1, Subject.STOCK, 1_000));
        target(
                text,
                "CPU per request, composer with 10,000 routes ÷ with 1",
                "0.95 to 1.05",
                quotient(shape, Sample::cpuMicrosPerRequest, Subject.COMPOSER, 10_000, Subject.COMPOSER, 1));
        target(
                text,
                "the same of nginx, which has no routes: what the load makes of it",
                "",
                quotient(shape, Sample::cpuMicrosPerRequest, Subject.NGINX, 10_000, Subject.NGINX, 1));
        target(
                text,
                "requests/s, composer ÷ nginx, 1 route",
                "toward 0.5",
                quotient(shape, Sample::requestsPerSecond, Subject.COMPOSER, 1, Subject.NGINX, 1));
        target(
                text,
                "requests/s, composer ÷ Platformatic Gateway, 1 route",
                "",
                quotient(shape, Sample::requestsPerSecond, Subject.COMPOSER, 1, Subject.PLATFORMATIC, 1));
        if (swap != null) {
            target(
                    text,
                    "p99 while rebuilding every second ÷ calm, %,d routes (%d swaps, %d failed requests)"
                            .formatted(swap.routes(), swap.swaps(), swap.failed()),
                    "≤ 2",
                    Optional.of(swap.swappingP99Millis() / swap.calmP99Millis()));
        }
    }

    private static void target(StringBuilder text, String what, String wanted, Optional<Double> got) {
        got.ifPresent(value -> text.append("| %s | %s | %.2f |\n".formatted(what, wanted, value)));
    }

    private String ratio(Row row, String reference, ToDoubleFunction<Sample> figure) {
        return find(reference, 1, row.shape())
                .map(other ->
                        "%.2f".formatted(figure.applyAsDouble(row.median()) / figure.applyAsDouble(other.median())))
                .orElse("");
    }

    private Optional<Double> quotient(
            Shape shape,
            ToDoubleFunction<Sample> figure,
            String above,
            int aboveRoutes,
            String below,
            int belowRoutes) {
        return find(above, aboveRoutes, shape)
                .flatMap(dividend -> find(below, belowRoutes, shape)
                        .map(divisor ->
                                figure.applyAsDouble(dividend.median()) / figure.applyAsDouble(divisor.median())));
    }

    private Optional<Row> find(String subject, int routes, Shape shape) {
        return rows.stream()
                .filter(row -> row.is(subject, routes) && row.shape().equals(shape))
                .findFirst();
    }
}

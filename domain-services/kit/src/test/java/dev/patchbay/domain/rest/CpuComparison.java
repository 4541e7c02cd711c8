package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.patchbay.blog.Blog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The CPU of a request to a service, answered by the kit and by a hand-written controller, measured in turns over one
 * connection: all that the JVM uses, garbage collection included, without the thread that sends the requests. Tomcat,
 * the filters and the check of the token are the same for both. Not part of the normal build: {@code bench/kit/run.sh}
 * runs it and keeps {@code target/cpu-comparison.md}.
 */
class CpuComparison {

    private static final double MOST = 1.25;
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 40;
    private static final int REQUESTS = 200;

    private final List<String> table = new ArrayList<>(List.of(
            "| request | kit, µs of CPU | by hand, µs of CPU | median ratio | half of the rounds |",
            "|---|---:|---:|---:|---|"));
    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Blog blog = Blog.running();
    private final String token = blog.issuer().token(Blog.ACME, Blog.SCOPES);

    @Test
    void theKitCostsLittleMoreThanCodeWrittenByHand() throws IOException {
        String body = "{\"title\":\"speed\",\"counter\":1,\"longText\":\"A text of some length.\"}";
        String id = "01900000-0000-7000-8000-0000000000ff";
        try (RawConnection connection = new RawConnection(blog.base())) {
            connection.send(request("POST", "/posts", "{\"id\":\"" + id + "\",\"title\":\"speed\",\"counter\":1}"));
            for (int row = 0; row < 30; row++) {
                connection.send(request("POST", "/posts", body));
            }
            List<Comparison> comparisons = List.of(
                    new Comparison("get", request("GET", "/posts/" + id, ""), request("GET", "/hand/" + id, "")),
                    new Comparison(
                            "list of 20", request("GET", "/posts?limit=20", ""), request("GET", "/hand?limit=20", "")),
                    new Comparison("insert", request("POST", "/posts", body), request("POST", "/hand", body)));
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                for (Comparison comparison : comparisons) {
                    long kit = measure(connection, comparison.kit());
                    long hand = measure(connection, comparison.hand());
                    if (round >= WARM_UP) {
                        comparison.rounds().add(new Round(kit, hand));
                    }
                }
            }
            comparisons.forEach(comparison -> table.add(comparison.line()));
            Files.write(Path.of("target", "cpu-comparison.md"), table);
            assertThat(comparisons)
                    .as(String.join("\n", table))
                    .allSatisfy(comparison -> assertThat(comparison.ratio(0.5)).isLessThanOrEqualTo(MOST));
        }
    }

    private record Round(long kit, long hand) {}

    private record Comparison(String what, String kit, String hand, List<Round> rounds) {

        Comparison(String what, String kit, String hand) {
            this(what, kit, hand, new ArrayList<>());
        }

        /** The ratio that this part of the rounds is below. */
        double ratio(double part) {
            List<Double> ratios = new ArrayList<>(rounds.stream()
                    .map(round -> (double) round.kit() / round.hand())
                    .toList());
            Collections.sort(ratios);
            return ratios.get((int) (part * (ratios.size() - 1)));
        }

        String line() {
            double requests = 1000.0 * REQUESTS * rounds.size();
            return "| %s | %.0f | %.0f | %.2f | %.2f to %.2f |"
                    .formatted(
                            what,
                            rounds.stream().mapToLong(Round::kit).sum() / requests,
                            rounds.stream().mapToLong(Round::hand).sum() / requests,
                            ratio(0.5),
                            ratio(0.25),
                            ratio(0.75));
        }
    }

    private long measure(RawConnection connection, String request) throws IOException {
        long before = ofTheServer();
        for (int count = 0; count < REQUESTS; count++) {
            assertThat(connection.send(request)).isBetween(200, 201);
        }
        return ofTheServer() - before;
    }

    private long ofTheServer() {
        return process.getProcessCpuTime() - ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private String request(String method, String path, String body) {
        return RawConnection.request(method, path, token, body);
    }
}

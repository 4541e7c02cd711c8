package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.domain.tenancy.Tenant;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * The CPU of a request through Spring MVC to PostgreSQL and back, of the kit and of a hand-written controller, measured in
 * turns on one thread; without Tomcat and security, which are the same for both and would only hide the difference. Not
 * part of the normal build: {@code bench/kit/run.sh} runs it and keeps {@code target/cpu-comparison.md}.
 */
class CpuComparison {

    private static final double MOST = 1.25;
    private static final int ROUNDS = 15;
    private static final int REQUESTS = 200;

    private final List<String> table = new ArrayList<>(List.of(
            "| request | kit, µs of CPU | by hand, µs of CPU | median ratio | ratios of the rounds |",
            "|---|---:|---:|---:|---|"));
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final DispatcherServlet servlet = Blog.running().context().getBean(DispatcherServlet.class);

    @Test
    void theKitCostsLittleMoreThanCodeWrittenByHand() throws Exception {
        assertThat(Blog.running().acme().get("/posts").status())
                .as("the first request initialises the servlet")
                .isEqualTo(200);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new TestingAuthenticationToken("test", "none", "SCOPE_posts:read", "SCOPE_posts:write"));
        new Tenant(new UUID(0x0190000000007000L, 0x80000000000000a1L)).<Void, Exception>call(() -> {
            String body = "{\"title\":\"speed\",\"counter\":1,\"longText\":\"A text of some length.\"}";
            String id = "01900000-0000-7000-8000-0000000000ff";
            send(() -> request("POST", "/posts", "{\"id\":\"" + id + "\",\"title\":\"speed\",\"counter\":1}"));
            for (int row = 0; row < 30; row++) {
                send(() -> request("POST", "/posts", body));
            }
            compare("get", () -> request("GET", "/posts/" + id, ""), () -> request("GET", "/hand/" + id, ""));
            compare("list of 20", () -> page("/posts"), () -> page("/hand"));
            compare("insert", () -> request("POST", "/posts", body), () -> request("POST", "/hand", body));
            return null;
        });
        Files.write(Path.of("target", "cpu-comparison.md"), table);
    }

    private void compare(String what, Supplier<MockHttpServletRequest> kit, Supplier<MockHttpServletRequest> hand)
            throws Exception {
        List<Double> ratios = new ArrayList<>();
        long kitTime = 0;
        long handTime = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long first = measure(kit);
            long second = measure(hand);
            if (round >= ROUNDS / 3) {
                ratios.add((double) first / second);
                kitTime += first;
                handTime += second;
            }
        }
        Collections.sort(ratios);
        double median = ratios.get(ratios.size() / 2);
        int requests = REQUESTS * ratios.size();
        table.add("| %s | %.0f | %.0f | %.2f | %.2f to %.2f |"
                .formatted(
                        what,
                        kitTime / 1000.0 / requests,
                        handTime / 1000.0 / requests,
                        median,
                        ratios.getFirst(),
                        ratios.getLast()));
        assertThat(median).as(what).isLessThanOrEqualTo(MOST);
    }

    private long measure(Supplier<MockHttpServletRequest> request) throws Exception {
        long before = threads.getCurrentThreadCpuTime();
        for (int count = 0; count < REQUESTS; count++) {
            send(request);
        }
        return threads.getCurrentThreadCpuTime() - before;
    }

    private void send(Supplier<MockHttpServletRequest> request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        servlet.service(request.get(), response);
        assertThat(response.getStatus()).isBetween(200, 201);
    }

    private static MockHttpServletRequest page(String path) {
        MockHttpServletRequest request = request("GET", path, "");
        request.setQueryString("limit=20");
        request.setParameter("limit", "20");
        return request;
    }

    private static MockHttpServletRequest request(String method, String path, String body) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        if (!body.isEmpty()) {
            request.setContentType("application/json");
            request.setContent(body.getBytes(StandardCharsets.UTF_8));
        }
        return request;
    }
}

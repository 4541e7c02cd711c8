package dev.patchbay.composer.loops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.TestService;
import dev.patchbay.composer.soak.ComposerProcess;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a Mac or on Windows there is no epoll, and the composer runs on Java's own selectors. */
class WithoutEpollIT {

    @TempDir
    private Path folder;

    @Test
    void requestsAndUploadsPass() throws IOException {
        try (TestService service = TestService.start(TestService.document("GET /items", "POST /items"));
                ComposerProcess composer =
                        ComposerProcess.start(folder, """
                            api: { title: Test, version: 1.0.0 }
                            services:
                              items: { url: "%s", expose: [/items] }
                            """.formatted(service.url()), "-Dreactor.netty.native=false")) {
            TestClient caller = new TestClient("http://localhost:" + composer.port(), composer.token());
            service.answer((exchange, seen) -> TestService.send(exchange, 200, seen.body()));
            String large = "x".repeat(100_000);

            for (int i = 0; i < 20; i++) {
                assertThat(caller.get("/items").status()).isEqualTo(200);
                Response answer = caller.post("/items", large);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(large);
            }
            assertThat(composer.threadNames()).contains("reactor-http-ni").doesNotContain("reactor-http-ep");
        }
    }
}

package dev.patchbay.composer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code accept}: lets a change take effect that a running composer holds because it breaks callers. */
@Command(
        name = "accept",
        description = "Lets the change take effect that the running composer holds back because it breaks callers.",
        mixinStandardHelpOptions = true)
final class AcceptCommand implements Callable<Integer> {

    @Option(
            names = "--management",
            paramLabel = "URL",
            description = "the composer's management port; http://localhost:4046 by default")
    private URI management = URI.create("http://localhost:4046");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        HttpRequest request = HttpRequest.newBuilder(management.resolve("/actuator/platform"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            boolean accepted = response.statusCode() == 200 && response.body().contains("\"accepted\":true");
            out.println(accepted ? "the change takes effect" : "the composer holds no change back");
            return accepted ? 0 : 1;
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("no composer responds at " + management + "; name its management port with --management");
            return 3;
        }
    }
}

package dev.patchbay.composer.cli;

import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.platform.ServiceState;
import dev.patchbay.openapi.merge.RouteEntry;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code routes}: each exposed operation, where it goes, and the line that exposes it. */
@Command(
        name = "routes",
        description = "Prints each exposed operation with its upstream, its rule and the state of its service.",
        mixinStandardHelpOptions = true)
final class RoutesCommand implements Callable<Integer> {

    @Mixin
    private final Subject subject = new Subject();

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Subject.Result result = subject.look();
        PrintWriter out = spec.commandLine().getOut();
        Platform platform = result.platform();
        if (json) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("routes", platform == null ? List.of() : routes(platform));
            members.put("problems", Json.problems(result.problems()));
            members.put("missing", result.missing());
            out.println(Json.text(members));
            return result.exitCode();
        }
        if (platform != null) {
            print(platform, out);
        }
        result.problems().forEach(out::println);
        result.missing().forEach((service, reason) -> out.println(service + " is left out: " + reason));
        return result.exitCode();
    }

    private static void print(Platform platform, PrintWriter out) {
        int width = platform.api().routes().stream()
                .mapToInt(route -> route.path().length())
                .max()
                .orElse(0);
        for (RouteEntry route : platform.api().routes()) {
            out.println(String.join(
                    " ",
                    padded(route.method(), 7),
                    padded(route.path(), width),
                    "->",
                    route.service(),
                    route.upstreamPath(),
                    "(" + route.exposedBy() + ", " + state(platform, route.service()) + ")"));
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static List<Map<String, Object>> routes(Platform platform) {
        return platform.api().routes().stream()
                .map(route -> {
                    Map<String, Object> members = new LinkedHashMap<>();
                    members.put("method", route.method());
                    members.put("path", route.path());
                    members.put("service", route.service());
                    members.put("upstreamPath", route.upstreamPath());
                    members.put("exposedBy", route.exposedBy().toString());
                    members.put("state", state(platform, route.service()));
                    return members;
                })
                .toList();
    }

    private static String state(Platform platform, String service) {
        return platform.services().stream()
                .filter(state -> state.name().equals(service))
                .map(ServiceState::spec)
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("unknown");
    }
}

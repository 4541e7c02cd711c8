package dev.patchbay.composer.cli;

import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.platform.ServiceState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code routes}: each exposed operation, where it goes, and the line that exposes it. */
@Command(
        name = "routes",
        description = "Prints each exposed operation with its upstream, its rule and the state of its service.",
        mixinStandardHelpOptions = true)
final class RoutesCommand implements Callable<Integer> {

    @Mixin
    private final Subject subject = new Subject();

    @Override
    public Integer call() throws InterruptedException {
        Subject.Result result = subject.look();
        Platform platform = result.platform();
        subject.print(
                result,
                Map.of("routes", platform == null ? List.of() : routes(platform)),
                platform == null ? List.of() : lines(platform));
        return result.exitCode();
    }

    private static List<String> lines(Platform platform) {
        int width = platform.api().routes().stream()
                .mapToInt(route -> route.path().length())
                .max()
                .orElse(0);
        return platform.api().routes().stream()
                .map(route -> String.join(
                        " ",
                        padded(route.method(), 7),
                        padded(route.path(), width),
                        "->",
                        route.service(),
                        route.upstreamPath(),
                        "(" + route.exposedBy() + ", " + state(platform, route.service()) + ")"))
                .toList();
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

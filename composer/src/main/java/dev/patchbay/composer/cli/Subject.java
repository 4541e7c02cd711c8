package dev.patchbay.composer.cli;

import dev.patchbay.composer.config.ComposerConfig;
import dev.patchbay.composer.config.ConfigReader;
import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.platform.PlatformBuilder;
import dev.patchbay.composer.platform.RouteTarget;
import dev.patchbay.composer.specs.Spec;
import dev.patchbay.composer.specs.SpecStatus;
import dev.patchbay.composer.specs.SpecWatch;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The composer.yml that a verb looks at, with documents from the services or from a folder, and how the verb prints
 * what it found. The options that check, routes and audit share.
 */
final class Subject {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml");

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "the file; composer.yml by default")
    private @Nullable Path file;

    @Option(
            names = "--offline",
            paramLabel = "FOLDER",
            description = "take the documents from FOLDER/SERVICE.json or .yaml instead of asking the services")
    private @Nullable Path offline;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec verb;

    /**
     * The result of building a platform.
     *
     * @param platform null when it cannot be built
     * @param problems what is wrong
     * @param missing services whose documents could not be had, with the reason
     */
    record Result(@Nullable Platform platform, List<LocatedProblem> problems, Map<String, String> missing) {

        int exitCode() {
            if (!problems.isEmpty()) {
                return 1;
            }
            return missing.isEmpty() ? 0 : 3;
        }
    }

    Result look() throws InterruptedException {
        ComposerConfig config;
        try {
            config = new ConfigReader(System::getenv).read(path());
        } catch (InvalidInputException e) {
            return new Result(null, e.problems(), Map.of());
        }
        Map<String, SpecStatus> statuses = offline == null ? live(config) : kept(config, offline);
        Map<String, Spec> specs = new LinkedHashMap<>();
        Map<String, String> missing = new LinkedHashMap<>();
        statuses.forEach((service, status) -> {
            if (status.spec() == null) {
                missing.put(service, status.problem() == null ? "it did not respond in time" : status.problem());
            } else {
                specs.put(service, status.spec());
            }
        });
        try {
            Platform platform = new PlatformBuilder(RouteTarget::unbound).build(config, specs, statuses);
            return new Result(platform, platform.permissions().problems(), missing);
        } catch (InvalidInputException e) {
            return new Result(null, e.problems(), missing);
        }
    }

    /**
     * Prints what a verb found, for people or for programs, and in both cases what is wrong with the subject itself.
     *
     * @param members of the JSON object
     * @param lines for people
     */
    void print(Result result, Map<String, Object> members, List<String> lines) {
        PrintWriter out = verb.commandLine().getOut();
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>(members);
            all.put("problems", Json.problems(result.problems()));
            all.put("missing", result.missing());
            out.println(Json.text(all));
            return;
        }
        result.problems().forEach(out::println);
        result.missing().forEach((service, reason) -> out.println(service + " is left out: " + reason));
        lines.forEach(out::println);
    }

    private Path path() {
        if (file != null) {
            return file;
        }
        String named = System.getenv("PATCHBAY_COMPOSER_CONFIG");
        return Path.of(named == null ? "composer.yml" : named);
    }

    private static Map<String, SpecStatus> live(ComposerConfig config) throws InterruptedException {
        try (SpecWatch watch = SpecWatch.ofServices(() -> {})) {
            watch.follow(config);
            watch.awaitFirstResponses(PATIENCE);
            return watch.statuses();
        }
    }

    private static Map<String, SpecStatus> kept(ComposerConfig config, Path folder) {
        Map<String, SpecStatus> statuses = new LinkedHashMap<>();
        for (ServiceSettings service : config.services()) {
            statuses.put(service.name(), kept(service.name(), folder));
        }
        return statuses;
    }

    private static SpecStatus kept(String service, Path folder) {
        List<String> tried = new ArrayList<>();
        for (String ending : ENDINGS) {
            Path document = folder.resolve(service + ending);
            tried.add(document.toString());
            if (Files.isRegularFile(document)) {
                try {
                    return SpecStatus.live(new Spec(document.toString(), Files.readAllBytes(document), null));
                } catch (IOException e) {
                    return SpecStatus.missing(document + " cannot be read: " + e.getMessage());
                }
            }
        }
        return SpecStatus.missing("there is none of " + String.join(", ", tried));
    }
}

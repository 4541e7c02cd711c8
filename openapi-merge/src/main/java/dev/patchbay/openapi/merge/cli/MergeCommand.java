package dev.patchbay.openapi.merge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.patchbay.openapi.merge.MergeConfig.TargetVersion;
import dev.patchbay.openapi.merge.MergeException;
import dev.patchbay.openapi.merge.MergeReport;
import dev.patchbay.openapi.merge.MergedApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code merge [name=]file...} and {@code merge --config merge.yml}. */
@Command(
        name = "merge",
        description = "Merges OpenAPI documents into one.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:merged",
            "1:documents contradict each other",
            "2:wrong usage or configuration",
            "3:a document that cannot be read or is not valid"
        })
final class MergeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final Messages messages = new Messages();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write the document, .json or .yaml; standard output (-) by default.")
    private String output = Inputs.STANDARD;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A merge.yml that names the documents and what of them is exposed.")
    private @Nullable String config;

    @Option(names = "--openapi", paramLabel = "VERSION", description = "The version to write: 3.0 or 3.1.")
    private @Nullable String openapi;

    @Option(names = "--bundle", description = "Take in what references to other files lead to.")
    private boolean bundle;

    @Option(names = "--lock", paramLabel = "FILE", description = "Keeps the names that were given in earlier merges.")
    private @Nullable String lock;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "Where to write which part came from which file and line, as JSON.")
    private @Nullable String map;

    @Option(names = "--report", paramLabel = "FILE", description = "Where to write every decision, a line each.")
    private @Nullable String report;

    @Parameters(
            paramLabel = "[NAME=]FILE",
            description =
                    "The documents; NAME is the stem of the file by default, and goes before the names that clash.")
    private List<String> files = new ArrayList<>();

    MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        MergeJob job = new MergeJob(terminal, lock);
        try {
            MergedApi merged =
                    config == null ? job.mergeFiles(named(), version(), bundle) : job.mergeConfig(config(config));
            write(merged);
            tellWarnings(merged.report());
            return ExitCode.DONE;
        } catch (MergeException failure) {
            messages.tell(terminal, failure.problems());
            return ExitCode.of(failure.problems());
        }
    }

    private List<NamedFile> named() {
        if (files.isEmpty()) {
            throw usage("nothing to merge; name the files, or --config merge.yml");
        }
        return files.stream().map(NamedFile::parse).toList();
    }

    private String config(String file) {
        if (!files.isEmpty() || bundle || openapi != null) {
            throw usage("with --config, the files, 'bundle' and 'openapi' are said in " + file);
        }
        return file;
    }

    private TargetVersion version() {
        if (openapi == null) {
            return TargetVersion.AUTO;
        }
        return switch (openapi) {
            case "3.0" -> TargetVersion.V3_0;
            case "3.1" -> TargetVersion.V3_1;
            default -> throw usage("--openapi is 3.0 or 3.1, and this is '" + openapi + "'");
        };
    }

    private void write(MergedApi merged) throws MergeException {
        Outputs outputs = new Outputs(terminal);
        if (lock != null) {
            outputs.add(lock, merged.lock().yaml());
        }
        if (map != null) {
            outputs.add(map, merged.provenance().json());
        }
        if (report != null) {
            outputs.add(report, (merged.report() + "\n").getBytes(UTF_8));
        }
        outputs.add(output, isJson() ? merged.json() : merged.yaml());
        outputs.write();
    }

    private boolean isJson() {
        return output.equals(Inputs.STANDARD)
                ? messages.areJson()
                : output.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private void tellWarnings(MergeReport decisions) {
        if (!messages.areQuiet()) {
            for (MergeReport.Entry entry : decisions.of(MergeReport.Decision.WARNING)) {
                messages.tell(terminal, entry.location(), "warning", entry.subject() + ": " + entry.text());
            }
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}

package dev.patchbay.openapi.merge.cli;

import static dev.patchbay.openapi.merge.cli.Usage.option;
import static dev.patchbay.openapi.merge.cli.Usage.taking;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.patchbay.openapi.merge.MergedApi;
import dev.patchbay.openapi.merge.cli.Usage.Term;
import dev.patchbay.openapi.merge.config.MergeConfig.TargetVersion;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.report.MergeReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code merge [name=]file...} and {@code merge --config merge.yml}. */
final class MergeCommand implements Command {

    private static final Usage USAGE = new Usage(
            "merge",
            "Merges OpenAPI documents into one.",
            List.of(new Term(
                    "[NAME=]FILE",
                    "The documents; NAME is the stem of the file by default, and goes before the names that clash."
                            + " - is standard input.")),
            0,
            Integer.MAX_VALUE,
            List.of(
                    taking(
                            "FILE",
                            option(
                                    "o",
                                    "output",
                                    "Where to write the document, .json or .yaml; standard output (-) by default.")),
                    taking(
                            "FILE",
                            option(
                                    null,
                                    "config",
                                    "A merge.yml that names the documents and what of them is exposed.")),
                    taking("VERSION", option(null, "openapi", "The version to write: 3.0 or 3.1.")),
                    option(null, "bundle", "Take in what references to other files lead to."),
                    taking("FILE", option(null, "lock", "Keeps the names that were given in earlier merges.")),
                    taking(
                            "FILE",
                            option(null, "map", "Where to write which part came from which file and line, as JSON.")),
                    taking("FILE", option(null, "report", "Where to write every decision, a line each."))),
            List.of(
                    new Term("0", "merged"),
                    new Term("1", "documents contradict each other"),
                    new Term("2", "wrong usage or configuration"),
                    new Term("3", "a document that cannot be read or is not valid")));

    private final Terminal terminal;

    MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments) throws UsageException {
        Messages messages = new Messages(terminal, arguments);
        MergeJob job = new MergeJob(terminal, arguments.value("lock"));
        String config = arguments.value("config");
        try {
            MergedApi merged = config == null
                    ? job.mergeFiles(named(arguments), version(arguments.value("openapi")), arguments.has("bundle"))
                    : job.mergeConfig(alone(config, arguments));
            write(merged, arguments);
            writeWarnings(merged.report(), messages);
            return ExitCode.DONE;
        } catch (InvalidInputException failure) {
            messages.write(failure.problems());
            return ExitCode.of(failure.problems());
        }
    }

    private static List<NamedFile> named(Arguments arguments) throws UsageException {
        if (arguments.files().isEmpty()) {
            throw new UsageException("nothing to merge; name the files, or --config merge.yml");
        }
        return arguments.files().stream().map(NamedFile::parse).toList();
    }

    private static String alone(String config, Arguments arguments) throws UsageException {
        if (!arguments.files().isEmpty() || arguments.has("bundle") || arguments.has("openapi")) {
            throw new UsageException("with --config, the files, 'bundle' and 'openapi' are said in " + config);
        }
        return config;
    }

    private static TargetVersion version(@Nullable String asked) throws UsageException {
        if (asked == null) {
            return TargetVersion.AUTO;
        }
        return switch (asked) {
            case "3.0" -> TargetVersion.V3_0;
            case "3.1" -> TargetVersion.V3_1;
            default -> throw new UsageException("--openapi is 3.0 or 3.1, and this is '" + asked + "'");
        };
    }

    private void write(MergedApi merged, Arguments arguments) throws InvalidInputException {
        Outputs outputs = new Outputs(terminal);
        String lock = arguments.value("lock");
        if (lock != null) {
            outputs.add(lock, merged.lock().yaml());
        }
        String map = arguments.value("map");
        if (map != null) {
            outputs.add(map, merged.provenance().json());
        }
        String report = arguments.value("report");
        if (report != null) {
            outputs.add(report, (merged.report() + "\n").getBytes(UTF_8));
        }
        String output = arguments.value("output");
        if (output == null || output.equals(Inputs.STANDARD)) {
            outputs.add(Inputs.STANDARD, arguments.has("json") ? merged.json() : merged.yaml());
        } else {
            outputs.add(output, output.toLowerCase(Locale.ROOT).endsWith(".json") ? merged.json() : merged.yaml());
        }
        outputs.write();
    }

    private static void writeWarnings(MergeReport decisions, Messages messages) {
        if (!messages.areQuiet()) {
            for (MergeReport.Entry entry : decisions.of(MergeReport.Decision.WARNING)) {
                messages.write(entry.location(), "warning", entry.subject() + ": " + entry.text());
            }
        }
    }
}

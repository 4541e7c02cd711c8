package dev.patchbay.openapi.merge.cli;

import static java.util.Locale.ROOT;

import dev.patchbay.openapi.merge.cli.Usage.Term;
import dev.patchbay.openapi.merge.diff.Change;
import dev.patchbay.openapi.merge.diff.Compatibility;
import dev.patchbay.openapi.merge.diff.DiffReport;
import dev.patchbay.openapi.merge.diff.OpenApiDiff;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code diff old new}. */
final class DiffCommand implements Command {

    private static final Usage USAGE = new Usage(
            "diff",
            "Tells what changed between two documents, and whether it breaks clients.",
            List.of(
                    new Term("OLD", "The document that clients know; - is standard input."),
                    new Term("NEW", "The document that is to replace it.")),
            2,
            2,
            List.of(),
            List.of(
                    new Term("0", "no breaking change"),
                    new Term("1", "a breaking change"),
                    new Term("2", "wrong usage"),
                    new Term("3", "a document that cannot be read")));

    private final Terminal terminal;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments) {
        Messages messages = new Messages(terminal, arguments);
        Problems problems = new Problems();
        List<Optional<Node>> documents = new Inputs(terminal, problems).documents(arguments.files());
        Mapping before = api(documents.get(0).orElse(null), problems);
        Mapping after = api(documents.get(1).orElse(null), problems);
        if (before == null || after == null) {
            messages.write(problems.all());
            return ExitCode.of(problems.all());
        }
        DiffReport report = OpenApiDiff.compare(before, after);
        if (messages.areJson()) {
            byte[] json = JsonText.document(json(report));
            terminal.out().write(json, 0, json.length);
        } else {
            report.changes().stream()
                    .filter(change -> !messages.areQuiet() || change.compatibility() == Compatibility.BREAKING)
                    .forEach(terminal.err()::println);
        }
        return report.isBreaking() ? ExitCode.CONFLICT : ExitCode.DONE;
    }

    private static @Nullable Mapping api(@Nullable Node root, Problems problems) {
        if (root instanceof Mapping api && api.has("openapi")) {
            return api;
        }
        if (root != null) {
            problems.add(LocatedProblem.input(
                    "PB-210", root.location(), "is not an OpenAPI document: it has no 'openapi: 3.x' at its root"));
        }
        return null;
    }

    private static Mapping json(DiffReport report) {
        return JsonText.object()
                .put("breaking", JsonText.flag(report.isBreaking()))
                .put(
                        "changes",
                        JsonText.list(
                                report.changes().stream().map(DiffCommand::json).toList()))
                .build();
    }

    private static Mapping json(Change change) {
        Mapping.Builder object = JsonText.object()
                .put("code", JsonText.text(change.rule().id()))
                .put(
                        "compatibility",
                        JsonText.text(change.compatibility().name().toLowerCase(ROOT)))
                .put("operation", JsonText.text(change.operation()))
                .put("place", JsonText.text(change.place()))
                .put("text", JsonText.text(change.text()))
                .put("reason", JsonText.text(change.rule().reason()));
        put(object, "before", change.before());
        put(object, "after", change.after());
        return object.build();
    }

    private static void put(Mapping.Builder object, String key, @Nullable SourceLocation location) {
        if (location != null) {
            object.put(key, JsonText.place(location).build());
        }
    }
}

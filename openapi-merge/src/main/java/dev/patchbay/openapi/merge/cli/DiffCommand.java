package dev.patchbay.openapi.merge.cli;

import static java.util.Locale.ROOT;

import dev.patchbay.openapi.merge.Location;
import dev.patchbay.openapi.merge.MergeProblem;
import dev.patchbay.openapi.merge.Problems;
import dev.patchbay.openapi.merge.diff.Change;
import dev.patchbay.openapi.merge.diff.Compatibility;
import dev.patchbay.openapi.merge.diff.DiffReport;
import dev.patchbay.openapi.merge.diff.OpenApiDiff;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code diff old new}. */
@Command(
        name = "diff",
        description = "Tells what changed between two documents, and whether it breaks clients.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no breaking change",
            "1:a breaking change",
            "2:wrong usage",
            "3:a document that cannot be read"
        })
final class DiffCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final Messages messages = new Messages();

    @Parameters(index = "0", paramLabel = "OLD", description = "The document that clients know; - is standard input.")
    private String old = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The document that is to replace it.")
    private String now = "";

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Inputs inputs = new Inputs(terminal, problems);
        List<Optional<Node>> documents = inputs.documents(List.of(old, now));
        Mapping before = api(documents.get(0).orElse(null), problems);
        Mapping after = api(documents.get(1).orElse(null), problems);
        if (before == null || after == null) {
            messages.tell(terminal, problems.all());
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
            problems.add(MergeProblem.input(
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

    private static void put(Mapping.Builder object, String key, @Nullable Location location) {
        if (location != null) {
            object.put(key, JsonText.place(location).build());
        }
    }
}

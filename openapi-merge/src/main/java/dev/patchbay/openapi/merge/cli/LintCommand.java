package dev.patchbay.openapi.merge.cli;

import static java.util.Locale.ROOT;

import dev.patchbay.openapi.merge.MergeProblem;
import dev.patchbay.openapi.merge.Problems;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.lint.LintFinding;
import dev.patchbay.openapi.merge.lint.LintReport;
import dev.patchbay.openapi.merge.lint.OpenApiLint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lint file...}. */
@Command(
        name = "lint",
        description = "Checks documents against the official meta-schemas, and for what these cannot see.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no error", "2:wrong usage", "3:a document that is invalid or cannot be read"})
final class LintCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final Messages messages = new Messages();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The documents; - is standard input.")
    private List<String> files = new ArrayList<>();

    LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Inputs inputs = new Inputs(terminal, problems);
        List<LintFinding> findings = new ArrayList<>();
        for (Optional<Node> root : inputs.documents(files)) {
            if (root.isEmpty()) {
                continue; // a problem by now
            }
            if (root.get() instanceof Mapping document) {
                findings.addAll(OpenApiLint.check(document).findings());
            } else {
                problems.add(MergeProblem.input("PB-210", root.get().location(), "is not an OpenAPI document"));
            }
        }
        messages.tell(terminal, problems.all());
        tell(new LintReport(findings));
        boolean sound = problems.isEmpty() && findings.stream().noneMatch(LintFinding::isError);
        return sound ? ExitCode.DONE : ExitCode.INPUT;
    }

    private void tell(LintReport report) {
        if (messages.areJson()) {
            byte[] json = JsonText.document(JsonText.object()
                    .put("valid", JsonText.flag(!report.hasErrors()))
                    .put(
                            "findings",
                            JsonText.list(report.findings().stream()
                                    .map(LintCommand::json)
                                    .toList()))
                    .build());
            terminal.out().write(json, 0, json.length);
            return;
        }
        report.findings().stream()
                .filter(finding -> finding.isError() || !messages.areQuiet())
                .forEach(terminal.err()::println);
    }

    private static Mapping json(LintFinding finding) {
        return JsonText.place(finding.location())
                .put("code", JsonText.text(finding.rule().id()))
                .put("severity", JsonText.text(finding.rule().severity().name().toLowerCase(ROOT)))
                .put("text", JsonText.text(finding.text()))
                .build();
    }
}

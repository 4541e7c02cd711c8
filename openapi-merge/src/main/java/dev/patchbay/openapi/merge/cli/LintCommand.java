package dev.patchbay.openapi.merge.cli;

import static java.util.Locale.ROOT;

import dev.patchbay.openapi.merge.cli.Usage.Term;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.lint.LintFinding;
import dev.patchbay.openapi.merge.lint.LintReport;
import dev.patchbay.openapi.merge.lint.OpenApiLint;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code lint file...}. */
final class LintCommand implements Command {

    private static final Usage USAGE = new Usage(
            "lint",
            "Checks documents against the official meta-schemas, and for what these cannot see.",
            List.of(new Term("FILE", "The documents; - is standard input.")),
            1,
            Integer.MAX_VALUE,
            List.of(),
            List.of(
                    new Term("0", "no error"),
                    new Term("2", "wrong usage"),
                    new Term("3", "a document that is invalid or cannot be read")));

    private final Terminal terminal;

    LintCommand(Terminal terminal) {
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
        Inputs inputs = new Inputs(terminal, problems);
        List<LintFinding> findings = new ArrayList<>();
        for (Optional<Node> root : inputs.documents(arguments.files())) {
            if (root.isEmpty()) {
                continue; // a problem by now
            }
            if (root.get() instanceof Mapping document) {
                findings.addAll(OpenApiLint.check(document).findings());
            } else {
                problems.add(LocatedProblem.input("PB-210", root.get().location(), "is not an OpenAPI document"));
            }
        }
        messages.write(problems.all());
        write(new LintReport(findings), messages);
        boolean sound = problems.isEmpty() && findings.stream().noneMatch(LintFinding::isError);
        return sound ? ExitCode.DONE : ExitCode.INPUT;
    }

    private void write(LintReport report, Messages messages) {
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

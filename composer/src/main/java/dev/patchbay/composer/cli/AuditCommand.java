package dev.patchbay.composer.cli;

import dev.patchbay.composer.audit.Audit;
import dev.patchbay.composer.audit.Finding;
import dev.patchbay.composer.audit.Severity;
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

/** {@code audit}: what is open that perhaps should not be. */
@Command(
        name = "audit",
        description = "Says what composer.yml leaves open: numbered rules with severities.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

    @Mixin
    private final Subject subject = new Subject();

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "exit with 1 from this severity on: ${COMPLETION-CANDIDATES}; HIGH by default")
    private Severity failOn = Severity.HIGH;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Subject.Result result = subject.look();
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = result.platform() == null ? List.of() : Audit.of(result.platform());
        if (json) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("findings", findings.stream().map(AuditCommand::members).toList());
            members.put("problems", Json.problems(result.problems()));
            members.put("missing", result.missing());
            out.println(Json.text(members));
        } else {
            findings.forEach(out::println);
            result.problems().forEach(out::println);
            result.missing().forEach((service, reason) -> out.println(service + " was not looked at: " + reason));
            out.println(findings.size() + " findings");
        }
        boolean failed =
                findings.stream().anyMatch(finding -> finding.severity().compareTo(failOn) >= 0);
        return failed ? 1 : result.exitCode();
    }

    private static Map<String, Object> members(Finding finding) {
        Map<String, Object> members = Json.located(finding.location());
        members.put("rule", finding.rule());
        members.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        members.put("message", finding.message());
        return members;
    }
}

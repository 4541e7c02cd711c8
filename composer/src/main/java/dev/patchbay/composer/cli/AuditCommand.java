package dev.patchbay.composer.cli;

import dev.patchbay.composer.audit.Audit;
import dev.patchbay.composer.audit.Finding;
import dev.patchbay.composer.audit.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit}: what is open that perhaps should not be. */
@Command(
        name = "audit",
        description = "Says what composer.yml leaves open: numbered rules with severities.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

    @Mixin
    private final Subject subject = new Subject();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "exit with 1 from this severity on: ${COMPLETION-CANDIDATES}; HIGH by default")
    private Severity failOn = Severity.HIGH;

    @Override
    public Integer call() throws InterruptedException {
        Subject.Result result = subject.look();
        List<Finding> findings = result.platform() == null ? List.of() : Audit.of(result.platform());
        List<String> lines =
                new ArrayList<>(findings.stream().map(Finding::toString).toList());
        lines.add(findings.size() + " findings");
        subject.print(
                result,
                Map.of("findings", findings.stream().map(AuditCommand::members).toList()),
                lines);
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

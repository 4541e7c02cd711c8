package dev.patchbay.composer.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code check}: everything that is wrong with composer.yml, alone and together with the services' documents. */
@Command(
        name = "check",
        description = "Says everything that is wrong with composer.yml and the documents it merges.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private final Subject subject = new Subject();

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Subject.Result result = subject.look();
        PrintWriter out = spec.commandLine().getOut();
        int operations =
                result.platform() == null ? 0 : result.platform().routes().size();
        if (json) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("valid", result.problems().isEmpty());
            members.put("operations", operations);
            members.put("problems", Json.problems(result.problems()));
            members.put("missing", result.missing());
            out.println(Json.text(members));
        } else {
            result.problems().forEach(out::println);
            result.missing().forEach((service, reason) -> out.println(service + " was not checked: " + reason));
            if (result.problems().isEmpty()) {
                out.println("nothing is wrong: " + operations + " operations are exposed");
            }
        }
        return result.exitCode();
    }
}

package dev.patchbay.composer.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check}: everything that is wrong with composer.yml, alone and together with the services' documents. */
@Command(
        name = "check",
        description = "Says everything that is wrong with composer.yml and the documents it merges.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private final Subject subject = new Subject();

    @Override
    public Integer call() throws InterruptedException {
        Subject.Result result = subject.look();
        boolean valid = result.problems().isEmpty();
        int operations =
                result.platform() == null ? 0 : result.platform().routes().size();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("valid", valid);
        members.put("operations", operations);
        subject.print(
                result,
                members,
                valid ? List.of("nothing is wrong: " + operations + " operations are exposed") : List.of());
        return result.exitCode();
    }
}

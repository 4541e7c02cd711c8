package dev.patchbay.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a page, in order: every {@code sh} block is a step, and a {@code text} block right after it is the
 * step's output, with {@code ...} for anything.
 */
record Tour(List<Step> steps) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```\\n(?:\\n```text\\n(.*?)^```\\n)?");

    static Tour of(Path page) throws IOException {
        List<Step> steps = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(page));
        while (blocks.find()) {
            String expected = blocks.group(2);
            steps.add(new Step(blocks.group(1).strip(), expected == null ? "" : expected.strip()));
        }
        return new Tour(steps);
    }

    record Step(String commands, String expected) {

        /** Fails if the result is not what the page promises. */
        void check(Shell.Result result) {
            if (!isKeptBy(result.output()) || result.exitCode() != 0) {
                throw new AssertionError("%s%n%npromised:%n%s%n%ncame (exit code %d):%n%s"
                        .formatted(commands, expected, result.exitCode(), result.output()));
            }
        }

        /** True if {@code output} is what the page promises; a step without a promise only has to succeed. */
        boolean isKeptBy(String output) {
            if (expected.isEmpty()) {
                return true;
            }
            String[] parts = expected.split("\\.\\.\\.", -1);
            StringBuilder pattern = new StringBuilder();
            for (int i = 0; i < parts.length; i++) {
                pattern.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
            }
            return Pattern.compile(pattern.toString(), Pattern.DOTALL)
                    .matcher(output.strip())
                    .matches();
        }
    }
}

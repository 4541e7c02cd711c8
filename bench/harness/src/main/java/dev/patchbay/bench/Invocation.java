package dev.patchbay.bench;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** A command as it was given, so that nobody takes a shortened run for a whole one. */
final class Invocation {

    private Invocation() {}

    static String of(String script, CommandSpec spec) {
        return of(script, spec.root().commandLine().getParseResult().originalArgs());
    }

    /** @param arguments the harness's: a command, and options of which two are the script's own */
    static String of(String script, List<String> arguments) {
        StringBuilder text = new StringBuilder(script);
        for (int i = 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--home") || argument.equals("--out")) {
                i++; // names a path of this machine
            } else {
                text.append(' ').append(argument.contains(" ") ? "'" + argument + "'" : argument);
            }
        }
        return text.toString();
    }
}

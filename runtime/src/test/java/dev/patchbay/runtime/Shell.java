package dev.patchbay.runtime;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;

/** A bash for a whole tour, so that a variable of one step exists in the next. */
final class Shell implements AutoCloseable {

    private static final String END = "@@end@@";

    private final Process bash;
    private final BufferedWriter in;
    private final BufferedReader out;

    Shell(Path folder) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("bash").directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PATCHBAY_SHORT_LIVED", "1");
        bash = builder.start();
        in = bash.outputWriter();
        out = bash.inputReader();
    }

    /** Returns the output of the commands, and the exit code of the last. */
    Result run(String commands) throws IOException {
        in.write(commands + "\necho \"" + END + "$?\"\n");
        in.flush();
        StringBuilder output = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            int end = line.indexOf(END);
            if (end >= 0) {
                output.append(line, 0, end);
                return new Result(output.toString(), Integer.parseInt(line.substring(end + END.length())));
            }
            output.append(line).append('\n');
        }
        throw new IOException("bash ended within: " + commands + "\n" + output);
    }

    @Override
    public void close() throws IOException {
        in.close();
        bash.destroy();
    }

    record Result(String output, int exitCode) {}
}

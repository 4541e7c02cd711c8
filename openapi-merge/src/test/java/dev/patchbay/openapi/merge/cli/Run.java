package dev.patchbay.openapi.merge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** A run of the program: how it ended, and what it said. */
record Run(int code, String out, String err) {

    static Run of(String... arguments) {
        return with("", arguments);
    }

    /** With something on standard input. */
    static Run with(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, false, UTF_8),
                new PrintStream(err, false, UTF_8));
        int code = Main.run(terminal, arguments);
        return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
    }
}

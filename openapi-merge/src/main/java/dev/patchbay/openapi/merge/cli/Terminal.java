package dev.patchbay.openapi.merge.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard input, output and error. */
record Terminal(InputStream in, PrintStream out, PrintStream err) {

    /** The streams of this process, buffered and in UTF-8 whatever the locale. */
    static Terminal standard() {
        return new Terminal(System.in, stream(FileDescriptor.out), stream(FileDescriptor.err));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
    }
}

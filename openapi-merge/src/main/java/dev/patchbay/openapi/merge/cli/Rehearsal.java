package dev.patchbay.openapi.merge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs each command on the small documents of a folder, as part of the build, so that the JVM can note down in a cache
 * which classes a command loads and what of it runs often (JEP 483, JEP 514, JEP 515).
 */
public final class Rehearsal {

    private static final int ROUNDS = 30;

    private Rehearsal() {}

    /**
     * Rehearses.
     *
     * @param arguments the folder with {@code customers.yaml}, {@code products.json} and {@code orders.yaml}, and one
     * to write to
     */
    public static void main(String[] arguments) throws IOException {
        String yaml = Path.of(arguments[0], "customers.yaml").toString();
        String json = Path.of(arguments[0], "products.json").toString();
        String older = Path.of(arguments[0], "orders.yaml").toString();
        String merged =
                Files.createDirectories(Path.of(arguments[1])).resolve("merged").toString();
        for (int round = 0; round < ROUNDS; round++) {
            play("merge", "-q", "-o", merged + ".yaml", "--map", merged + ".map.json", yaml, json);
            play("merge", "-q", "-o", merged + ".json", "--lock", merged + ".lock", yaml, json);
            play("merge", "-q", "-o", merged + ".3.0.json", json, older);
            play("diff", "-q", json, merged + ".json");
            play("lint", "-q", yaml, json);
        }
        System.exit(ExitCode.DONE); // which has classes of its own
    }

    private static void play(String... command) {
        int code = Main.run(Terminal.standard(), command);
        if (code != ExitCode.DONE) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
    }
}

package dev.patchbay.openapi.merge.cli;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An input and the name of its service: {@code customers=api/openapi.yaml}, or just the file, which then is called
 * after its stem.
 *
 * @param name goes before the names of its components where they clash
 */
record NamedFile(String name, String file) {

    private static final Pattern NAMED = Pattern.compile("([a-zA-Z0-9._ -]+)=(.+)", Pattern.DOTALL);

    static NamedFile parse(String argument) {
        Matcher named = NAMED.matcher(argument);
        return named.matches()
                ? new NamedFile(named.group(1), named.group(2))
                : new NamedFile(stem(argument), argument);
    }

    private static String stem(String file) {
        if (file.equals(Inputs.STANDARD)) {
            return "stdin";
        }
        Path path = Path.of(file).getFileName();
        String name = path == null ? file : path.toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}

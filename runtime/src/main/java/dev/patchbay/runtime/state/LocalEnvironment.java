package dev.patchbay.runtime.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The environment variables with which every piece of a local platform can be started by hand: {@code .patchbay/env}, a
 * file for a shell to source. A variable that the shell has already keeps its value. Secrets are random, made once.
 */
public final class LocalEnvironment {

    private static final Pattern LINE = Pattern.compile("export (\\w+)=\"\\$\\{\\1:-(.*)}\"");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Map<String, String> variables = new TreeMap<>();

    private LocalEnvironment(Path file) {
        this.file = file;
    }

    /** Reads the file; an environment without variables if there is none yet. */
    public static LocalEnvironment read(Path file) {
        LocalEnvironment environment = new LocalEnvironment(file);
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    Matcher matcher = LINE.matcher(line);
                    if (matcher.matches()) {
                        environment.variables.put(matcher.group(1), matcher.group(2));
                    }
                }
            }
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the value of a secret, creating it on first use: 128 random bits in hexadecimal. */
    public String secret(String name) {
        return variables.computeIfAbsent(name, _ -> {
            byte[] bytes = new byte[16];
            RANDOM.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    public void put(String name, String value) {
        variables.put(name, value);
    }

    public Map<String, String> variables() {
        return Collections.unmodifiableMap(variables);
    }

    public void save() {
        String lines = variables.entrySet().stream()
                .map(variable -> "export %1$s=\"${%1$s:-%2$s}\"".formatted(variable.getKey(), variable.getValue()))
                .collect(Collectors.joining(
                        "\n", "# Written by ./patchbay up. Source it to start a piece by hand.\n", "\n"));
        try {
            PrivateFile.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.patchbay.runtime.domain;

import dev.patchbay.runtime.domain.NewDomain.Reference;
import dev.patchbay.runtime.problem.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The domains in the source tree, including one that was written a moment ago and is not built yet or does not even
 * compile.
 *
 * @param ports where each service listens, by its name
 * @param records every table that a record maps, as something to refer to
 */
record DomainSources(Map<String, Integer> ports, List<Reference> records) {

    private static final Pattern PORT = Pattern.compile("(?m)^server\\.port:\\s*(\\d+)\\s*$");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern RECORD = Pattern.compile("(?ms)^@Table\\(\"(\\w+)\"\\)$.*?\\brecord (\\w+)");

    DomainSources {
        ports = Map.copyOf(ports);
        records = List.copyOf(records);
    }

    /** Reads the domains of the modules in {@code folder}. */
    static DomainSources in(Path folder) {
        Map<String, Integer> ports = new TreeMap<>();
        List<Reference> records = new ArrayList<>();
        for (Path module : list(folder)) {
            String service = String.valueOf(module.getFileName());
            Path yaml = module.resolve("src/main/resources/patchbay/services/" + service + ".yml");
            if (Files.exists(yaml)) {
                Matcher port = PORT.matcher(read(yaml));
                if (port.find()) {
                    ports.put(service, Integer.valueOf(port.group(1)));
                }
                records.addAll(records(service, module.resolve("src/main/java")));
            }
        }
        return new DomainSources(ports, records);
    }

    private static List<Reference> records(String service, Path sources) {
        List<Reference> records = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String text = read(file);
                Matcher home = PACKAGE.matcher(text);
                Matcher record = RECORD.matcher(text);
                if (home.find() && record.find()) {
                    records.add(new Reference(
                            record.group(1),
                            record.group(2),
                            home.group(1),
                            service,
                            TableWords.snake(record.group(2)),
                            true));
                }
            }
        } catch (IOException e) {
            throw new LaunchException(sources + ": cannot be read", e);
        }
        return records;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> modules = Files.list(folder)) {
            return modules.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new LaunchException(folder + ": cannot be listed", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new LaunchException(file + ": cannot be read", e);
        }
    }
}

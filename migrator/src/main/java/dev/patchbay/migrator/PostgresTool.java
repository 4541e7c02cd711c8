package dev.patchbay.migrator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's programs {@code pg_dump} and {@code pg_restore}, which must be as new as the server.
 *
 * @param username the login role that the program uses
 */
record PostgresTool(String url, String username, String password) {

    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^:/?]+)(?::(\\d+))?/([^?]+).*");

    /** Dumps the whole database to a file, which exists only once it is complete. */
    void dump(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        run("pg_dump", List.of("--format=custom", "--file", part.toString()));
        try {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new MigrationException(file + " could not be written: " + FailureText.firstLine(e), e);
        }
    }

    /** Restores a dump into an empty database, all or nothing; this login role will own everything. */
    void restore(Path file) {
        run("pg_restore", List.of("--no-owner", "--no-privileges", "--single-transaction", file.toString()));
    }

    private void run(String program, List<String> arguments) {
        Matcher target = URL.matcher(url);
        if (!target.matches()) {
            throw new MigrationException(url + " names no database; expected jdbc:postgresql://host:port/name");
        }
        List<String> command = new ArrayList<>(List.of(
                program,
                "--no-password",
                "--host",
                target.group(1),
                "--username",
                username,
                "--dbname",
                target.group(3)));
        if (target.group(2) != null) {
            command.addAll(List.of("--port", target.group(2)));
        }
        command.addAll(arguments);
        run(command);
    }

    private void run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", password);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new MigrationException(reason(output));
            }
        } catch (IOException e) {
            throw new MigrationException(
                    command.getFirst()
                            + " is not to be found: install PostgreSQL's client programs, as new as the server",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException(command.getFirst() + " was interrupted", e);
        }
    }

    private String reason(String output) {
        String line = FailureText.firstLine(output);
        return output.contains("row-level security")
                ? line + "; a backup has to see every tenant: let PATCHBAY_BACKUP_USERNAME (now " + username
                        + ") be a role with BYPASSRLS that is a member of pg_read_all_data"
                : line;
    }
}

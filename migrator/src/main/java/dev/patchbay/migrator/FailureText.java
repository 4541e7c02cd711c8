package dev.patchbay.migrator;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** One line about a failure, with the file and line of a script if they are known. */
final class FailureText {

    private static final Pattern SCRIPT = Pattern.compile("(?i)\\bscript (\\S+\\.sql)\\b");
    private static final Pattern LINE = Pattern.compile("(?m)^Line\\s*:\\s*(\\d+)");

    private FailureText() {}

    static String firstLine(Throwable failure) {
        return firstLine(String.valueOf(failure.getMessage()));
    }

    static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }

    /** Extracts the script's location and the database's message from the block of text that Flyway reports. */
    static String of(FlywayException failure) {
        String text = String.valueOf(failure.getMessage());
        Matcher script = SCRIPT.matcher(text);
        SQLException reason = sqlException(failure);
        if (reason == null || !script.find()) {
            return firstLine(text);
        }
        Matcher line = LINE.matcher(text);
        String location = script.group(1) + (line.find() ? ":" + line.group(1) : "");
        return location + ": " + firstLine(reason);
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException reason) {
                return reason;
            }
        }
        return null;
    }
}

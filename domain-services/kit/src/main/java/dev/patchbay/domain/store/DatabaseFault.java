package dev.patchbay.domain.store;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * An error of the database, described by its SQLSTATE and by names; never by its text, which may quote rows.
 *
 * @param table the table that the error is about, if the database named it
 * @param constraint the constraint that was violated, if the database named it
 */
public record DatabaseFault(
        Kind kind, @Nullable String table, @Nullable String constraint) {

    /** The kinds that a service responds to differently. */
    public enum Kind {
        UNIQUE,
        FOREIGN_KEY,
        CHECK,
        NOT_NULL,
        BAD_VALUE,
        CONFLICT,
        TIMEOUT,
        UNAVAILABLE,
        OTHER
    }

    public static DatabaseFault of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BatchUpdateException batch && batch.getNextException() != null) {
                return of(batch.getNextException());
            } else if (cause instanceof SQLException e && e.getSQLState() != null) {
                return of(e);
            }
        }
        return new DatabaseFault(Kind.OTHER, null, null);
    }

    private static DatabaseFault of(SQLException e) {
        ServerErrorMessage message = e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return new DatabaseFault(
                kind(e.getSQLState()),
                message == null ? null : message.getTable(),
                message == null ? null : message.getConstraint());
    }

    /** PostgreSQL's error codes (appendix A of its manual). */
    private static Kind kind(String state) {
        return switch (state) {
            case "23505" -> Kind.UNIQUE;
            case "23503", "23001" -> Kind.FOREIGN_KEY;
            case "23514" -> Kind.CHECK;
            case "23502" -> Kind.NOT_NULL;
            case "40001", "40P01", "55P03" -> Kind.CONFLICT;
            case "57014" -> Kind.TIMEOUT;
            case "57P01", "57P02", "57P03", "53300" -> Kind.UNAVAILABLE;
            default -> {
                if (state.startsWith("22")) {
                    yield Kind.BAD_VALUE;
                }
                yield state.startsWith("08") ? Kind.UNAVAILABLE : Kind.OTHER;
            }
        };
    }
}

package dev.patchbay.domain.rest;

import dev.patchbay.domain.json.RowWriter;
import dev.patchbay.domain.model.MediaTypes;
import dev.patchbay.domain.operation.Reads;
import dev.patchbay.domain.operation.View;
import dev.patchbay.domain.store.Row;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Writes everything that matches, one JSON object per line, while it is read from the database. An export keeps a
 * connection for as long as its client takes to read, so that the number of those that run at a time is limited.
 */
final class Exports {

    private final RowWriter writer;
    private final Semaphore permits;

    Exports(RowWriter writer, int limit) {
        this.writer = writer;
        this.permits = new Semaphore(limit);
    }

    /**
     * Writes an export.
     *
     * @param export reads the rows: {@link Reads#export} or {@link Reads#exportChildren}
     * @throws dev.patchbay.problems.ProblemException 503 if too many are running
     */
    void write(HttpServletRequest request, HttpServletResponse response, View view, Consumer<Reads.BatchReader> export)
            throws IOException {
        if (!permits.tryAcquire()) {
            throw Problem.of(ProblemType.SERVICE_UNAVAILABLE, "Too many exports are running; try again later")
                    .withHeader("Retry-After", "10")
                    .toException();
        }
        try {
            OutputStream out = response.getOutputStream();
            export.accept((rows, expansion) -> {
                response.setContentType(MediaTypes.LINES);
                if (request.getMethod().equals("HEAD")) {
                    return false;
                }
                for (Row row : rows) {
                    out.write(writer.write(row, view, expansion));
                    out.write('\n');
                }
                return true;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        } finally {
            permits.release();
        }
    }
}

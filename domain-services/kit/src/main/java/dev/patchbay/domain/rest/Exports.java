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

/**
 * Answers everything that matches, one JSON object per line, while it is read from the database. An export keeps a
 * connection for as long as its reader takes, so only some may run at a time.
 */
final class Exports {

    private final RowWriter writer;
    private final Semaphore places;

    Exports(RowWriter writer, int most) {
        this.writer = writer;
        this.places = new Semaphore(most);
    }

    /** Reads the rows: {@link Reads#export} or {@link Reads#exportChildren}. */
    interface Source {
        void read(Reads.BatchReader reader);
    }

    void answer(HttpServletRequest request, HttpServletResponse response, View view, Source source) throws IOException {
        if (!places.tryAcquire()) {
            throw Problem.of(ProblemType.SERVICE_UNAVAILABLE, "Too many exports are running; try again later")
                    .withHeader("Retry-After", "10")
                    .toException();
        }
        try {
            OutputStream out = response.getOutputStream();
            source.read((rows, expansion) -> {
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
            places.release();
        }
    }
}

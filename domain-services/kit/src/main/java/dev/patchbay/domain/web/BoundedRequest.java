package dev.patchbay.domain.web;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request whose body ends in a problem if it is too large or takes too long. */
final class BoundedRequest extends HttpServletRequestWrapper {

    private final long bytes;
    private final long deadline;
    private @Nullable ServletInputStream stream;

    BoundedRequest(HttpServletRequest request, long bytes, Duration time) {
        super(request);
        this.bytes = bytes;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new Bounded(super.getInputStream());
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        Charset charset =
                getCharacterEncoding() == null ? StandardCharsets.UTF_8 : Charset.forName(getCharacterEncoding());
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    private final class Bounded extends ServletInputStream {

        private final ServletInputStream body;
        private long count;

        Bounded(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = body.read(buffer, offset, length);
            count += Math.max(read, 0);
            if (count > bytes) {
                throw Problem.of(ProblemType.CONTENT_TOO_LARGE, "The body may have " + bytes + " bytes at most")
                        .toException();
            }
            if (read >= 0 && System.nanoTime() > deadline) {
                throw Problem.of(ProblemType.REQUEST_TIMEOUT, "The body took too long to arrive; send it faster")
                        .withHeader("Connection", "close")
                        .toException();
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}

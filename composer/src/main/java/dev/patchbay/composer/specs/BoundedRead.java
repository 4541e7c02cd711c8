package dev.patchbay.composer.specs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a body within a bound of size and of time: the client's own timeout ends with the header. */
final class BoundedRead {

    private BoundedRead() {}

    /** Null when there is more than {@code maxBytes}. */
    static byte @Nullable [] read(InputStream body, long maxBytes, Duration timeout) throws IOException {
        CompletableFuture<Void> alarm =
                new CompletableFuture<Void>().completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS);
        var late = new java.util.concurrent.atomic.AtomicBoolean();
        CompletableFuture<Void> closing = alarm.thenRun(() -> {
            late.set(true);
            close(body);
        });
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int length = body.read(buffer); length >= 0; length = body.read(buffer)) {
                if (content.size() + (long) length > maxBytes) {
                    return null;
                }
                content.write(buffer, 0, length);
            }
            return content.toByteArray();
        } catch (IOException e) {
            if (late.get()) {
                throw new HttpTimeoutException("the body took too long");
            }
            throw e;
        } finally {
            closing.cancel(false);
            alarm.cancel(false);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}

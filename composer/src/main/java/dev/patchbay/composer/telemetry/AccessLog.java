package dev.patchbay.composer.telemetry;

import dev.patchbay.composer.config.AccessLogSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for some of the requests, written by a thread of its own: a full disk or a slow console makes lines get
 * lost, which is counted, and no request slower. Requests that took long or ended in a server error are always among
 * them.
 */
public final class AccessLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("patchbay.access");
    private static final int MOST_WAITING = 8192;

    /** The content of a line. */
    public record Line(
            String id,
            String traceId,
            String method,
            String path,
            @Nullable String route,
            @Nullable String service,
            int status,
            String outcome,
            long micros,
            @Nullable String tenant) {}

    private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Counter lost;
    private final Thread writer;

    public AccessLog(MeterRegistry registry) {
        this.lost = Counter.builder("patchbay.access.log.lost")
                .description("Lines that were not written because too many were waiting")
                .register(registry);
        this.writer = Thread.ofVirtual().name("access-log").start(this::write);
    }

    /** True if a request has a line. */
    public static boolean isWanted(AccessLogSettings settings, int status, long nanos) {
        if (settings.share() <= 0) {
            return false;
        }
        return status >= 500
                || nanos >= settings.slow().toNanos()
                || settings.share() >= 1
                || ThreadLocalRandom.current().nextDouble() < settings.share();
    }

    public void add(Line line) {
        if (!lines.offer(line)) {
            lost.increment();
        }
    }

    private void write() {
        try {
            while (true) {
                write(lines.take());
            }
        } catch (InterruptedException e) {
            for (Line line = lines.poll(); line != null; line = lines.poll()) {
                write(line);
            }
        }
    }

    private static void write(Line line) {
        LogContext.run(
                line.id,
                line.traceId,
                () -> LOG.atInfo()
                        .addKeyValue("method", line.method)
                        .addKeyValue("path", line.path)
                        .addKeyValue("route", line.route)
                        .addKeyValue("service", line.service)
                        .addKeyValue("status", line.status)
                        .addKeyValue("outcome", line.outcome)
                        .addKeyValue("micros", line.micros)
                        .addKeyValue("tenant", line.tenant)
                        .log("{} {} {} {} {} us", line.method, line.path, line.status, line.outcome, line.micros));
    }

    @Override
    public void close() {
        writer.interrupt();
    }
}

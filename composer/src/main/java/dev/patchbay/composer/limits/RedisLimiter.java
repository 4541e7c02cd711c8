package dev.patchbay.composer.limits;

import dev.patchbay.composer.config.Plan;
import dev.patchbay.composer.config.Rate;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts in a Redis, in one script and so in one step, however many composers ask at once. No request waits longer than
 * the timeout, and after a few that did, none waits at all until the Redis responds again.
 */
final class RedisLimiter implements RateLimiter {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLimiter.class);
    private static final String SCRIPT = script();
    private static final Verdict UNCOUNTED = new Verdict.Uncounted();
    private static final Duration REST = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 4096;

    private final RedisURI uri;
    private final Duration timeout;
    private final ClientResources resources;
    private final RedisClient client;
    private final AtomicBoolean connecting = new AtomicBoolean();
    private final CircuitBreaker breaker;
    private volatile @Nullable StatefulRedisConnection<String, String> connection;
    private volatile String digest = "";

    RedisLimiter(URI redis, Duration timeout) {
        this.uri = RedisURI.create(redis);
        this.timeout = timeout;
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.constant(REST.dividedBy(2)))
                .build();
        this.client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_WAITING)
                .socketOptions(SocketOptions.builder().connectTimeout(REST).build())
                .build());
        this.breaker = CircuitBreaker.of(
                "rate-limit",
                CircuitBreakerConfig.custom()
                        .slidingWindow(20, 5, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(REST)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .maxWaitDurationInHalfOpenState(REST)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(change -> LOG.warn(
                        "The store of the rate limits is {}",
                        switch (change.getStateTransition().getToState()) {
                            case OPEN -> "away; requests are not counted, and pass or are refused as 'fail' says";
                            case CLOSED -> "back";
                            default -> "asked again";
                        }));
        connect();
    }

    @Override
    public CompletionStage<Verdict> take(Plan plan, String tenant) {
        if (!breaker.tryAcquirePermission()) {
            return CompletableFuture.completedFuture(UNCOUNTED);
        }
        long start = System.nanoTime();
        StatefulRedisConnection<String, String> current = connection;
        if (current == null) {
            connect();
            breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("not connected"));
            return CompletableFuture.completedFuture(UNCOUNTED);
        }
        String[] key = {"patchbay:rate:{" + plan.name() + ":" + tenant + "}"};
        String[] arguments = arguments(plan.rates());
        return run(current.async(), key, arguments)
                .toCompletableFuture()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .handle((reply, failure) -> {
                    long took = System.nanoTime() - start;
                    if (failure == null && reply.size() == 5) {
                        breaker.onSuccess(took, TimeUnit.NANOSECONDS);
                        return verdict(plan.rates(), reply);
                    }
                    breaker.onError(
                            took,
                            TimeUnit.NANOSECONDS,
                            failure == null ? new IllegalStateException("another reply than the script's") : failure);
                    return UNCOUNTED;
                });
    }

    private CompletionStage<List<Long>> run(
            RedisAsyncCommands<String, String> redis, String[] key, String... arguments) {
        CompletionStage<List<Long>> known = redis.evalsha(digest, ScriptOutputType.MULTI, key, arguments);
        return known.exceptionallyCompose(failure -> {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            // A Redis that was started anew does not know the script any more.
            return cause instanceof RedisNoScriptException
                    ? redis.eval(SCRIPT, ScriptOutputType.MULTI, key, arguments)
                    : CompletableFuture.failedFuture(cause);
        });
    }

    private static String[] arguments(List<Rate> rates) {
        String[] arguments = new String[rates.size() * 3];
        for (int i = 0; i < rates.size(); i++) {
            Rate rate = rates.get(i);
            arguments[i * 3] = Long.toString(rate.limit());
            arguments[i * 3 + 1] =
                    Long.toString(TimeUnit.NANOSECONDS.toMicros(rate.window().toNanos()));
            arguments[i * 3 + 2] = Long.toString(rate.burst());
        }
        return arguments;
    }

    private static Verdict verdict(List<Rate> rates, List<Long> reply) {
        Rate rate = rates.get(Math.toIntExact(reply.get(1)) - 1);
        long reset = seconds(reply.get(3));
        return reply.getFirst() == 1
                ? new Verdict.Admitted(rate, reply.get(2), reset)
                : new Verdict.Refused(rate, reset, Math.max(1, seconds(reply.get(4))));
    }

    private static long seconds(long micros) {
        return Math.ceilDiv(micros, 1_000_000L);
    }

    /** In the background; once connected, the connection restores itself. */
    private void connect() {
        if (connection == null && connecting.compareAndSet(false, true)) {
            var _ = client.connectAsync(StringCodec.UTF8, uri).whenComplete((made, failure) -> {
                if (made != null) {
                    digest = made.async().digest(SCRIPT);
                    connection = made;
                }
                connecting.set(false);
            });
        }
    }

    private static String script() {
        try (InputStream in = RedisLimiter.class.getResourceAsStream("/limits/take.lua")) {
            if (in == null) {
                throw new IllegalStateException("limits/take.lua is missing in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        var _ = client.shutdownAsync(0, 1, TimeUnit.SECONDS).whenComplete((done, failure) -> {
            var _ = resources.shutdown(); // ends its own threads
        });
    }
}

package dev.patchbay.composer.loops;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.NonBlocking;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;

/** Event loops in place of Reactor Netty's; they differ in their {@link LoopIterations} only. */
public final class EventLoops implements LoopResources {

    private static final Duration QUIET = Duration.ofSeconds(LoopResources.DEFAULT_SHUTDOWN_QUIET_PERIOD);
    private static final Duration TIMEOUT = Duration.ofSeconds(LoopResources.DEFAULT_SHUTDOWN_TIMEOUT);

    private static @Nullable EventLoops inUse;

    private final EventLoopGroup loops;
    /** Keeps what is begun on one of the loops on that loop. */
    private final EventLoopGroup colocated;

    private EventLoops(int count) {
        this.loops = new MultiThreadIoEventLoopGroup(count, new Threads(), LoopIterations.newFactory());
        this.colocated = LoopResources.colocate(loops);
    }

    /** Has Reactor Netty use such loops, where there is epoll. To be called before anything has asked for others. */
    public static synchronized void use() {
        boolean isMissing = inUse == null || inUse.isDisposed();
        if (isMissing && LoopResources.DEFAULT_NATIVE && Epoll.isAvailable()) {
            inUse = new EventLoops(LoopResources.DEFAULT_IO_WORKER_COUNT);
            var _ = HttpResources.set(inUse);
        }
    }

    @Override
    public EventLoopGroup onServer(boolean useNative) {
        return loops;
    }

    @Override
    public EventLoopGroup onClient(boolean useNative) {
        return colocated;
    }

    @Override
    public boolean isDisposed() {
        return loops.isShuttingDown();
    }

    @Override
    public void dispose() {
        disposeLater(QUIET, TIMEOUT).subscribe();
    }

    @Override
    public Mono<Void> disposeLater() {
        return disposeLater(QUIET, TIMEOUT);
    }

    @Override
    public Mono<Void> disposeLater(Duration quiet, Duration timeout) {
        return Mono.create(sink -> loops.shutdownGracefully(quiet.toMillis(), timeout.toMillis(), TimeUnit.MILLISECONDS)
                .addListener(done -> sink.success()));
    }

    /** Names them as Reactor Netty does. */
    private static final class Threads implements ThreadFactory {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new LoopThread(task);
            thread.setName("reactor-http-epoll-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }

    /** Refuses to block. */
    private static final class LoopThread extends FastThreadLocalThread implements NonBlocking {
        LoopThread(Runnable task) {
            super(task);
        }
    }
}

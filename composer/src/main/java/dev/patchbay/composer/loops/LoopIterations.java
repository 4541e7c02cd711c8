package dev.patchbay.composer.loops;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The iterations of one event loop: it waits for events and handles all that have arrived. Two things are put off to
 * the end of an iteration, because there they cost the kernel less, or nothing:
 *
 * <ul>
 *   <li>Sending ({@link FlushAtEndOfLoop}). A receiver is woken by the first message of an iteration and still awake
 *       for the others.
 *   <li>Changes of a connection's interest in reading. Reactor Netty's server stops reading as a request begins and
 * goes on as it ends, for most requests in the same iteration, so that epoll need not be called.
 * </ul>
 */
final class LoopIterations implements IoHandler {

    /** The number of flushes that are put off at most, so that the first of very many does not wait for the last. */
    private static final int MOST_FLUSHES = 64;

    private static final FastThreadLocal<LoopIterations> OF_THIS_THREAD = new FastThreadLocal<>();

    private final IoHandler epoll;
    private final ThreadAwareExecutor loop;
    private final ArrayDeque<FlushAtEndOfLoop> flushes = new ArrayDeque<>();
    /** Registrations that epoll knows with wider interest than they have now. */
    private final ArrayDeque<Registration> narrowed = new ArrayDeque<>();

    LoopIterations(IoHandler epoll, ThreadAwareExecutor loop) {
        this.epoll = epoll;
        this.loop = loop;
    }

    static IoHandlerFactory newFactory() {
        IoHandlerFactory epoll = EpollIoHandler.newFactory();
        return loop -> new LoopIterations(epoll.newHandler(loop), loop);
    }

    /** Returns the iterations of the current thread's loop; null on another thread. */
    static @Nullable LoopIterations current() {
        return OF_THIS_THREAD.get();
    }

    /** Flushes before the loop waits again. */
    void flushLater(FlushAtEndOfLoop flush) {
        flushes.add(flush);
        if (flushes.size() >= MOST_FLUSHES) {
            flush();
        }
    }

    private void flush() {
        for (FlushAtEndOfLoop next = flushes.poll(); next != null; next = flushes.poll()) {
            next.flushNow();
        }
    }

    @Override
    public int run(IoHandlerContext context) {
        end(); // of what tasks have done since
        int handled = epoll.run(context);
        end();
        return handled;
    }

    private void end() {
        flush();
        for (Registration next = narrowed.poll(); next != null; next = narrowed.poll()) {
            next.settle();
        }
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return new Registration(epoll.register(handle));
    }

    @Override
    public void initialize() {
        OF_THIS_THREAD.set(this);
        epoll.initialize();
    }

    @Override
    public void prepareToDestroy() {
        flush();
        epoll.prepareToDestroy();
    }

    @Override
    public void destroy() {
        epoll.destroy();
        OF_THIS_THREAD.remove();
    }

    @Override
    public void wakeup() {
        epoll.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> type) {
        return epoll.isCompatible(type);
    }

    private boolean isOnLoop() {
        return loop.isExecutorThread(Thread.currentThread());
    }

    /** A connection's interest, and what epoll knows of it. */
    private final class Registration implements IoRegistration {
        private final IoRegistration registration;
        private @Nullable EpollIoOps known;
        private @Nullable EpollIoOps wanted;
        private boolean isQueued;

        Registration(IoRegistration registration) {
            this.registration = registration;
        }

        @Override
        public synchronized long submit(IoOps ops) {
            EpollIoOps wants = (EpollIoOps) ops;
            wanted = wants;
            if (wants.equals(known)) {
                return wants.value();
            }
            if (known != null && wants.equals(known.without(EpollIoOps.EPOLLIN)) && isOnLoop()) {
                if (!isQueued) {
                    isQueued = true;
                    narrowed.add(this);
                }
                return wants.value();
            }
            return submitNow(wants);
        }

        private long submitNow(EpollIoOps ops) {
            known = ops;
            return registration.submit(ops);
        }

        synchronized void settle() {
            isQueued = false;
            if (wanted != null && !wanted.equals(known) && registration.isValid()) {
                submitNow(wanted);
            }
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as Netty declares it
        public <T> T attachment() {
            return registration.attachment();
        }

        @Override
        public boolean isValid() {
            return registration.isValid();
        }

        @Override
        public boolean cancel() {
            return registration.cancel();
        }
    }
}

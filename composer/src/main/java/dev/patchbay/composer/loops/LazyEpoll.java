package dev.patchbay.composer.loops;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Tells epoll that a connection is not to be read only when that still holds by the time the loop waits for events. Reactor
 * Netty's server stops reading as a request begins and goes on as it ends, which for most requests is in one and the same turn of
 * the loop: two system calls for each request that change nothing.
 */
final class LazyEpoll implements IoHandler {

    private final IoHandler epoll;
    private final ThreadAwareExecutor loop;
    /** Registrations that epoll knows with wider interest than they have now. */
    private final ArrayDeque<Registration> narrowed = new ArrayDeque<>();

    LazyEpoll(IoHandler epoll, ThreadAwareExecutor loop) {
        this.epoll = epoll;
        this.loop = loop;
    }

    static IoHandlerFactory newFactory() {
        IoHandlerFactory epoll = EpollIoHandler.newFactory();
        return loop -> new LazyEpoll(epoll.newHandler(loop), loop);
    }

    @Override
    public int run(IoHandlerContext context) {
        for (Registration next = narrowed.poll(); next != null; next = narrowed.poll()) {
            next.settle();
        }
        return epoll.run(context);
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return new Registration(epoll.register(handle));
    }

    @Override
    public void initialize() {
        epoll.initialize();
    }

    @Override
    public void prepareToDestroy() {
        epoll.prepareToDestroy();
    }

    @Override
    public void destroy() {
        epoll.destroy();
    }

    @Override
    public void wakeup() {
        epoll.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> type) {
        return epoll.isCompatible(type);
    }

    /** What one connection wants to hear of, and what epoll was told. */
    private final class Registration implements IoRegistration {
        private final IoRegistration told;
        private @Nullable EpollIoOps known;
        private @Nullable EpollIoOps wanted;
        private boolean isQueued;

        Registration(IoRegistration told) {
            this.told = told;
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
            return tell(wants);
        }

        private long tell(EpollIoOps ops) {
            known = ops;
            return told.submit(ops);
        }

        synchronized void settle() {
            isQueued = false;
            if (wanted != null && !wanted.equals(known) && told.isValid()) {
                tell(wanted);
            }
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as Netty declares it
        public <T> T attachment() {
            return told.attachment();
        }

        @Override
        public boolean isValid() {
            return told.isValid();
        }

        @Override
        public boolean cancel() {
            return told.cancel();
        }
    }

    private boolean isOnLoop() {
        return loop.isExecutorThread(Thread.currentThread());
    }
}

package dev.patchbay.composer.loops;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.IoEvent;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoopIterationsTest {

    private static final EpollIoOps READ = EpollIoOps.EPOLLIN.with(EpollIoOps.EPOLLRDHUP);
    private static final EpollIoOps NOTHING = EpollIoOps.EPOLLRDHUP;
    private static final EpollIoOps WRITE = NOTHING.with(EpollIoOps.EPOLLOUT);

    private final RecordingEpoll epoll = new RecordingEpoll();
    private final AtomicReference<Thread> loopThread = new AtomicReference<>(Thread.currentThread());
    private final LoopIterations iterations = new LoopIterations(epoll, new Loop(loopThread));
    private final IoRegistration registration = iterations.register(new NoHandle());

    LoopIterationsTest() throws Exception {
        registration.submit(READ);
        turn();
        epoll.told.clear();
    }

    @Test
    void pauseAndResumeWithinAnIterationDoNotReachEpoll() {
        registration.submit(NOTHING);
        registration.submit(READ);
        turn();
        assertThat(epoll.told).isEmpty();
    }

    @Test
    void pauseThatLastsReachesEpollBeforeTheLoopWaits() {
        registration.submit(NOTHING);
        assertThat(epoll.told).isEmpty();
        turn();
        turn();
        assertThat(epoll.told).containsExactly(NOTHING);
        registration.submit(READ);
        assertThat(epoll.told).containsExactly(NOTHING, READ);
    }

    @Test
    void otherInterestReachesEpollAtOnce() {
        registration.submit(NOTHING);
        registration.submit(WRITE);
        assertThat(epoll.told).containsExactly(WRITE);
        turn();
        assertThat(epoll.told).containsExactly(WRITE);
    }

    @Test
    void interestFromAnotherThreadReachesEpollAtOnce() {
        loopThread.set(new Thread());
        registration.submit(NOTHING);
        assertThat(epoll.told).containsExactly(NOTHING);
    }

    @Test
    void closedConnectionDoesNotReachEpoll() {
        registration.submit(NOTHING);
        registration.cancel();
        turn();
        assertThat(epoll.told).isEmpty();
    }

    private void turn() {
        assertThat(iterations.run(new NoContext())).isZero();
    }

    private static final class NoContext implements IoHandlerContext {
        @Override
        public boolean canBlock() {
            return false;
        }

        @Override
        public long delayNanos(long now) {
            return 0;
        }

        @Override
        public long deadlineNanos() {
            return 0;
        }
    }

    private record Loop(AtomicReference<Thread> thread) implements ThreadAwareExecutor {
        @Override
        public boolean isExecutorThread(Thread other) {
            return other.equals(thread.get());
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }

    private static final class NoHandle implements IoHandle {
        @Override
        public void handle(IoRegistration of, IoEvent event) {}

        @Override
        public void close() {}
    }

    /** Writes down what epoll would be told. */
    private static final class RecordingEpoll implements IoHandler {
        private final List<IoOps> told = new ArrayList<>();

        @Override
        public int run(IoHandlerContext context) {
            return 0;
        }

        @Override
        public IoRegistration register(IoHandle handle) {
            return new IoRegistration() {
                private boolean isCancelled;

                @Override
                @SuppressWarnings("TypeParameterUnusedInFormals") // as Netty declares it
                public <T> T attachment() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public long submit(IoOps ops) {
                    told.add(ops);
                    return 0;
                }

                @Override
                public boolean isValid() {
                    return !isCancelled;
                }

                @Override
                public boolean cancel() {
                    isCancelled = true;
                    return true;
                }
            };
        }

        @Override
        public void wakeup() {}

        @Override
        public boolean isCompatible(Class<? extends IoHandle> type) {
            return true;
        }
    }
}

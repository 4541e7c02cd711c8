package dev.patchbay.composer.proxy;

import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;

/**
 * A body that keeps the clock of its call right while it passes through, one operator for what would be four. For an answer
 * the service owes a piece as long as more was asked for than has come; for an upload it owes a request as long as there is
 * none.
 */
final class TimedBody<A, B> extends Flux<B> {

    /** Which way the body goes. */
    enum Direction {
        TO_CALLER,
        TO_SERVICE
    }

    private final Publisher<A> source;
    private final Function<A, B> convert;
    private final CallClock clock;
    private final Direction direction;

    TimedBody(Publisher<A> source, Function<A, B> convert, CallClock clock, Direction direction) {
        this.source = source;
        this.convert = convert;
        this.clock = clock;
        this.direction = direction;
    }

    @Override
    public void subscribe(CoreSubscriber<? super B> actual) {
        source.subscribe(new Timed<>(actual, this));
    }

    private static final class Timed<A, B> implements CoreSubscriber<A>, Subscription {
        private final CoreSubscriber<? super B> actual;
        private final TimedBody<A, B> body;
        private final AtomicLong wanted = new AtomicLong();
        private @org.jspecify.annotations.Nullable Subscription upstream;
        private boolean done;

        Timed(CoreSubscriber<? super B> actual, TimedBody<A, B> body) {
            this.actual = actual;
            this.body = body;
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            upstream = subscription;
            actual.onSubscribe(this);
        }

        @Override
        public void request(long n) {
            long before = wanted.getAndAccumulate(n, Timed::plus);
            if (before == 0) {
                await(true);
            }
            if (upstream != null) {
                upstream.request(n);
            }
        }

        @Override
        public void onNext(A piece) {
            if (done) {
                ReferenceCountUtil.release(piece);
                return;
            }
            await(wanted.accumulateAndGet(1, (now, one) -> now == Long.MAX_VALUE ? now : Math.max(0, now - one)) > 0);
            B converted;
            try {
                converted = body.convert.apply(piece);
            } catch (RuntimeException e) {
                cancel();
                onError(e);
                return;
            }
            actual.onNext(converted);
        }

        private void await(boolean pieceIsWanted) {
            boolean serviceIsToAct = body.direction == Direction.TO_CALLER == pieceIsWanted;
            if (serviceIsToAct) {
                body.clock.awaitPiece();
            } else {
                body.clock.pause();
            }
        }

        @Override
        public void onError(Throwable error) {
            if (!done) {
                done = true;
                actual.onError(error);
            }
        }

        @Override
        public void onComplete() {
            if (!done) {
                done = true;
                if (body.direction == Direction.TO_SERVICE) {
                    body.clock.awaitAnswer();
                } else {
                    body.clock.pause();
                }
                actual.onComplete();
            }
        }

        @Override
        public void cancel() {
            if (upstream != null) {
                upstream.cancel();
            }
        }

        private static long plus(long a, long b) {
            long sum = a + b;
            return sum < 0 ? Long.MAX_VALUE : sum;
        }
    }
}

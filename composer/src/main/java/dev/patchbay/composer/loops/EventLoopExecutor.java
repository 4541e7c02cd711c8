package dev.patchbay.composer.loops;

import io.netty.channel.EventLoop;

/** Runs actions on event loops. */
public final class EventLoopExecutor {

    private EventLoopExecutor() {}

    /** Runs an action on an event loop: at once when this is its thread, else as soon as that is free. */
    public static void run(EventLoop loop, Runnable action) {
        if (loop.inEventLoop()) {
            action.run();
        } else {
            loop.execute(action);
        }
    }
}

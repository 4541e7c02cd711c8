package dev.patchbay.composer.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that can wait while there are requests. */
final class ThreadPriority {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadPriority.class);

    /** A quarter of a core that others want all of; all of one that nobody wants. */
    private static final int NICE = 5;

    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;

    private ThreadPriority() {}

    /**
     * Lets all other threads go before the one that calls this, from now on. Java's own priorities have no effect on
     * Linux; there this is setpriority(2), whose "process" is a thread. Elsewhere nothing happens.
     */
    @SuppressWarnings("restricted") // the launcher and the images enable native access
    static void lower() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor shape = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        try {
            MethodHandle setpriority =
                    linker.downcallHandle(linker.defaultLookup().findOrThrow("setpriority"), shape);
            int result = (int) setpriority.invokeExact(PRIO_PROCESS, THIS_THREAD, NICE);
            LOG.debug("setpriority: {}", result);
        } catch (Throwable e) { // as the handle declares it
            LOG.debug("No background priority", e);
        }
    }
}

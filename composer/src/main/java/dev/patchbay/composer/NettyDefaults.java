package dev.patchbay.composer;

/**
 * Defaults for Netty and Reactor Netty, set before they are first used, where their own cost a proxy dearly. A property
 * that is set already stays as it is.
 */
final class NettyDefaults {

    private NettyDefaults() {}

    static void apply() {
        // Reactor Netty takes at least four event loops. More loops than cores hand requests from one to another: on
        // one
        // core a request then costs half as much again (docs/benchmarks.md).
        setUnlessSet(
                "reactor.netty.ioWorkerCount",
                Integer.toString(Runtime.getRuntime().availableProcessors()));
        // From Java 24 on Netty keeps off Unsafe, so as not to be warned of it, and reaches every byte through checks.
        // Where the JVM was told to allow it (--sun-misc-unsafe-memory-access=allow) nobody warns.
        if ("allow".equals(System.getProperty("sun.misc.unsafe.memory.access"))) {
            setUnlessSet("io.netty.noUnsafe", "false");
        }
        // Tests run with "paranoid". In production a sample of one buffer in 128, with its stack, is a report nobody
        // reads.
        setUnlessSet("io.netty.leakDetection.level", "disabled");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}

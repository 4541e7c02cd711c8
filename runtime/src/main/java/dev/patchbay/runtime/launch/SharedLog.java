package dev.patchbay.runtime.launch;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The log of the applications that share this process. Spring Boot would set Logback up anew for each of them, two at a
 * time, which Logback does not survive; so it is told to leave logging alone.
 */
final class SharedLog {

    private SharedLog() {}

    /** Must come before the first logger is made. */
    static void open(Path file) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("logback.configurationFile", "logback-up.xml");
        System.setProperty("patchbay.log", file.toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}

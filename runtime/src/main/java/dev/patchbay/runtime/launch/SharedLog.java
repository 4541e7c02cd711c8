package dev.patchbay.runtime.launch;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The log of the applications that share this process. Spring Boot would configure Logback once for each of them, two
 * at a time, which Logback does not support, so that its logging system is switched off.
 */
final class SharedLog {

    private SharedLog() {}

    /** Configures logging; must be called before the first logger is created. */
    static void open(Path file) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("logback.configurationFile", "logback-up.xml");
        System.setProperty("patchbay.log", file.toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}

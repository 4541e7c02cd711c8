package dev.patchbay.runtime.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * JVM options of the platform's processes on a developer's machine: little memory, and an AOT cache if there is one.
 */
public final class JvmOptions {

    /** Options that a cache's writer and its readers must share; the launcher and the images have them, too. */
    private static final List<String> EVERYWHERE = List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    private JvmOptions() {}

    /** Returns the options to run the application in {@code jar}. */
    public static List<String> running(Path jar) {
        List<String> options = new ArrayList<>(EVERYWHERE);
        options.add("-Xmx256m");
        options.add("-XX:+ExitOnOutOfMemoryError");
        options.add("--sun-misc-unsafe-memory-access=allow");
        if (System.getenv("PATCHBAY_SHORT_LIVED") != null) {
            // As the launcher does it: a platform of a test ends before the optimising compiler has paid for itself.
            options.add("-XX:TieredStopAtLevel=1");
        }
        Path cache = cacheOf(jar);
        if (Files.exists(cache)) {
            // The JVM ignores a cache that does not fit, and its messages about that help no user.
            options.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        return options;
    }

    /** Returns the options to run the application in {@code jar} and write its cache when it ends. */
    public static List<String> rehearsing(Path jar) {
        List<String> options = new ArrayList<>(EVERYWHERE);
        options.add("--sun-misc-unsafe-memory-access=allow");
        options.addAll(List.of("-XX:AOTCacheOutput=" + cacheOf(jar), "-Xlog:aot=error", "-Xlog:cds=error"));
        return options;
    }

    /** Returns the file of an application's cache. */
    public static Path cacheOf(Path jar) {
        return jar.resolveSibling("app.aot");
    }
}

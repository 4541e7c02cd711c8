package dev.patchbay.runtime.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a Java process of the platform is started on a developer's machine: small, and from its AOT cache if it has one. */
public final class JvmOptions {

    /** A cache serves only a JVM that has these options as its maker had them; the launcher and the images have them too. */
    private static final List<String> EVERYWHERE = List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    private JvmOptions() {}

    /** The options that run the application in {@code jar}. */
    public static List<String> running(Path jar) {
        List<String> options = new ArrayList<>(EVERYWHERE);
        options.add("-Xmx256m");
        options.add("-XX:+ExitOnOutOfMemoryError");
        options.add("--sun-misc-unsafe-memory-access=allow");
        Path cache = cacheOf(jar);
        if (Files.exists(cache)) {
            // A cache that does not fit is not used; what the JVM has to say about it is for nobody.
            options.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        return options;
    }

    /** The options that run the application in {@code jar} and write its cache when it ends. */
    public static List<String> rehearsing(Path jar) {
        List<String> options = new ArrayList<>(EVERYWHERE);
        options.add("--sun-misc-unsafe-memory-access=allow");
        options.addAll(List.of("-XX:AOTCacheOutput=" + cacheOf(jar), "-Xlog:aot=error", "-Xlog:cds=error"));
        return options;
    }

    /** Where the cache of an application lies. */
    public static Path cacheOf(Path jar) {
        return jar.resolveSibling("app.aot");
    }
}

package dev.patchbay.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine of the figures; figures of different machines are not compared.
 *
 * @param processor as it calls itself
 * @param cores that this process may use
 * @param kernel of the operating system
 * @param java version of the measured JVMs
 * @param nginx version
 */
record Machine(String processor, int cores, String kernel, String java, String nginx) {

    static Machine thisOne() {
        return new Machine(
                readProcessor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " "
                        + System.getProperty("os.version").replaceAll("-.*", ""),
                Runtime.version().toString(),
                askNginx());
    }

    private static String readProcessor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String askNginx() {
        try {
            Process process =
                    new ProcessBuilder("nginx", "-v").redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf('/') + 1).strip();
        } catch (IOException e) {
            return "none";
        }
    }
}

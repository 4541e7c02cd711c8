package dev.patchbay.quality.contract;

import dev.patchbay.testing.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server in a process of its own, ready to be called when this is made, and one that can be killed. */
final class ChildProcess implements AutoCloseable {

    private final ProcessBuilder builder;
    private final String readiness;
    private final Path log;
    private Process process;

    /**
     * Starts it and waits for it.
     *
     * @param readiness where it answers 200 once it is ready
     * @param log what it says, from the last start on
     */
    ChildProcess(List<String> command, Map<String, String> environment, String readiness, Path log) {
        this.builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        this.readiness = readiness;
        this.log = log;
        this.process = start();
    }

    /** The JVM that runs the tests. */
    static String java() {
        return System.getProperty("java.home") + "/bin/java";
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it as a power cut would, and starts it again. */
    void killAndRestart() throws InterruptedException {
        process.destroyForcibly().waitFor();
        process = start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private Process start() {
        try {
            Process started = builder.start();
            waitUntilReady(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void waitUntilReady(Process started) {
        TestClient client = new TestClient(readiness, null);
        for (int tenths = 0; tenths < 1200 && started.isAlive(); tenths++) {
            try {
                if (client.get("").status() == 200) {
                    return;
                }
            } catch (UncheckedIOException e) {
                // Not yet.
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        started.destroyForcibly();
        throw new IllegalStateException("not ready; " + log + " says why");
    }
}

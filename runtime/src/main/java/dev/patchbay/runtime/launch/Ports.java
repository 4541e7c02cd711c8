package dev.patchbay.runtime.launch;

import dev.patchbay.runtime.problem.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The TCP port of each piece on the loopback interface; all are known before anything starts. */
public final class Ports {

    private final Map<String, Integer> ports;

    private Ports(Map<String, Integer> ports) {
        this.ports = ports;
    }

    /** Returns the fixed ports of a platform with these services, in the order in which its pieces are listed. */
    public static Map<String, Integer> fixed(DomainServices services) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("composer", 4040);
        services.forEach(service -> ports.put(service.name(), service.port()));
        ports.put("postgres", 4045);
        ports.put("management", 4046);
        ports.put("identity", 4049);
        return Collections.unmodifiableMap(ports);
    }

    /** Returns changes to {@link #fixed} that give every piece any free port. */
    public static Map<String, Integer> anyFree(DomainServices services) {
        Map<String, Integer> ports = new LinkedHashMap<>(fixed(services));
        ports.replaceAll((piece, port) -> 0);
        return ports;
    }

    /**
     * Returns the fixed ports with the requested changes; port 0 stands for any free one.
     *
     * @param fixed see {@link #fixed}
     * @param patience the time to wait for a port that is taken
     * @throws LaunchException for an unknown piece or a port that is taken; names the option that moves it
     */
    public static Ports claim(Map<String, Integer> fixed, Map<String, Integer> changes, Duration patience)
            throws InterruptedException {
        Map<String, Integer> ports = new LinkedHashMap<>(fixed);
        changes.forEach((piece, port) -> {
            if (ports.replace(piece, port) == null) {
                throw new LaunchException("--port " + piece + "=" + port + ": there is no such piece; the pieces are "
                        + String.join(", ", fixed.keySet()));
            }
        });
        long deadline = System.nanoTime() + patience.toNanos();
        for (Map.Entry<String, Integer> piece : ports.entrySet()) {
            piece.setValue(awaitFree(piece.getKey(), piece.getValue(), deadline));
        }
        return new Ports(ports);
    }

    public int of(String piece) {
        Integer port = ports.get(piece);
        if (port == null) {
            throw new IllegalArgumentException(piece);
        }
        return port;
    }

    public String url(String piece) {
        return "http://localhost:" + of(piece);
    }

    private static int awaitFree(String piece, int port, long deadline) throws InterruptedException {
        while (true) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return socket.getLocalPort();
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new LaunchException(
                            "port " + port + " (" + piece + ") is taken; stop what listens there, or choose another: "
                                    + "--port " + piece + "=" + (port + 100),
                            e);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }
}

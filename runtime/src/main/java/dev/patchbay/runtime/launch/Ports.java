package dev.patchbay.runtime.launch;

import dev.patchbay.runtime.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The TCP port of each piece, all on the loopback interface and all known before anything starts. */
public final class Ports {

    /** The fixed ports of a platform, in the order in which its pieces are listed. */
    public static final Map<String, Integer> DEFAULTS = defaults();

    private final Map<String, Integer> ports;

    private Ports(Map<String, Integer> ports) {
        this.ports = ports;
    }

    /**
     * The fixed ports, changed as asked; port 0 stands for any free one.
     *
     * @throws LaunchException for a piece that does not exist or a port that is taken, naming the option that moves it
     */
    public static Ports claim(Map<String, Integer> changes) {
        Map<String, Integer> ports = new LinkedHashMap<>(DEFAULTS);
        changes.forEach((piece, port) -> {
            if (ports.replace(piece, port) == null) {
                throw new LaunchException("--port " + piece + "=" + port + ": there is no such piece; the pieces are "
                        + String.join(", ", DEFAULTS.keySet()));
            }
        });
        ports.replaceAll(Ports::free);
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

    private static int free(String piece, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LaunchException(
                    "port " + port + " (" + piece + ") is taken; stop what listens there, or choose another: --port "
                            + piece + "=" + (port + 100),
                    e);
        }
    }

    private static Map<String, Integer> defaults() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("composer", 4040);
        ports.put("customers", 4041);
        ports.put("products", 4042);
        ports.put("invoices", 4043);
        ports.put("shared", 4044);
        ports.put("postgres", 4045);
        ports.put("management", 4046);
        ports.put("identity", 4049);
        return Collections.unmodifiableMap(ports);
    }
}

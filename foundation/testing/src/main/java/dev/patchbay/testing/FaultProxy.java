package dev.patchbay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Stands between a client and a server on loopback and does to their bytes what networks do: see {@link Fault}. Faults
 * may change at any time, for connections that are open too.
 *
 * <p>As a JUnit extension ({@code @RegisterExtension static final FaultProxy proxy = FaultProxy.to(() ->
 * service.port())}) it is healed after each test and closed after the last one.
 */
public final class FaultProxy implements AutoCloseable, AfterEachCallback, AfterAllCallback {

    private final IntSupplier server;
    private final int port;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Set<FaultLink> links = ConcurrentHashMap.newKeySet();
    final FaultPlan toServer = new FaultPlan();
    final FaultPlan toClient = new FaultPlan();
    private @Nullable ServerSocket listener;
    private @Nullable Thread accepting;

    private FaultProxy(IntSupplier server) {
        this.server = server;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    /** In front of the server on this port of the loopback interface, which is asked for when a connection comes. */
    public static FaultProxy to(IntSupplier server) {
        return new FaultProxy(server);
    }

    public static FaultProxy to(int server) {
        return new FaultProxy(() -> server);
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    /** Returns the number of connections so far. */
    public int accepted() {
        return accepted.get();
    }

    /** Returns the number of open connections. */
    public int open() {
        return links.size();
    }

    /** From now on these faults, and no others, for what the client sends. */
    public FaultProxy toServer(Fault... faults) {
        toServer.set(List.of(faults));
        return this;
    }

    /** From now on these faults, and no others, for what the server sends. */
    public FaultProxy toClient(Fault... faults) {
        toClient.set(List.of(faults));
        return this;
    }

    /** Resets every open connection now. */
    public void resetAll() {
        links.forEach(FaultLink::reset);
    }

    /** Refuses new connections and resets the open ones, as a host does whose program has died. */
    public synchronized void down() {
        close(listener);
        listener = null;
        awaitNoMore();
        resetAll();
    }

    /** A socket that a virtual thread waits at goes on listening until that thread has noticed. */
    private void awaitNoMore() {
        try {
            if (accepting != null) {
                accepting.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes connections again, on the same port. */
    public synchronized void up() {
        if (listener == null) {
            listener = listen(port);
        }
    }

    /** No faults any more. */
    public void heal() {
        toServer.set(List.of());
        toClient.set(List.of());
        up();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        heal();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        down();
    }

    private ServerSocket listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 1024);
            accepting = Thread.ofVirtual().name("fault-proxy").start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("the fault proxy cannot listen on port " + wanted, e);
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket client = socket.accept();
                accepted.incrementAndGet();
                Thread.ofVirtual().start(() -> join(client));
            }
        } catch (IOException e) {
            close(socket); // by down(), in nearly every case
        }
    }

    private void join(Socket client) {
        Socket upstream;
        try {
            upstream = new Socket(InetAddress.getLoopbackAddress(), server.getAsInt());
        } catch (IOException e) {
            reset(client);
            return;
        }
        FaultLink link = new FaultLink(this, client, upstream);
        links.add(link);
        link.run();
        links.remove(link);
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // it is closed already
        }
        close(socket);
    }

    static void close(@Nullable AutoCloseable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (Exception e) {
            // nothing is left to be done about it
        }
    }
}

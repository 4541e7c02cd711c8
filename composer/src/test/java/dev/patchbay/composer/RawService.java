package dev.patchbay.composer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A service that sends byte for byte what a test wants sent, and remembers the heads of the requests it got. As a JUnit
 * extension in a static field it plays its first script again in every test, and is closed after the last one.
 */
public final class RawService implements AutoCloseable, BeforeEachCallback, AfterAllCallback {

    /** The behaviour of a service on one connection. */
    @FunctionalInterface
    public interface Script {
        void play(Talk talk) throws IOException, InterruptedException;
    }

    /** One connection, the first of which has the number 1. */
    public static final class Talk {
        private final RawService service;
        private final Socket socket;
        private final int number;

        private Talk(RawService service, Socket socket, int number) {
            this.service = service;
            this.socket = socket;
            this.number = number;
        }

        public int number() {
            return number;
        }

        public Socket socket() {
            return socket;
        }

        /** The next request up to its empty line; empty at the end of the connection. */
        public String head() throws IOException {
            StringBuilder head = new StringBuilder();
            InputStream in = socket.getInputStream();
            while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
                int octet = in.read();
                if (octet < 0) {
                    return "";
                }
                head.append((char) octet);
            }
            service.heads.add(number + " " + head);
            return head.toString();
        }

        public void say(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    private final ServerSocket server;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Script first;
    private volatile Script script;
    private @Nullable Path spec;

    private RawService(ServerSocket server, Script script) {
        this.server = server;
        this.first = script;
        this.script = script;
    }

    public static RawService start(Script script) {
        try {
            RawService service = new RawService(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()), script);
            Thread.ofVirtual().start(service::accept);
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one whose spec is in a file, since it answers no request for it. */
    public static RawService start(String spec, Script script) {
        RawService service = start(script);
        try {
            service.spec = Files.writeString(Files.createTempFile("spec", ".json"), spec);
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the URL of the spec. */
    public String spec() {
        return "file:" + Objects.requireNonNull(spec, "started without a spec");
    }

    public String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Each with the number of its connection before it. */
    public List<String> heads() {
        return heads;
    }

    /** For connections that come from now on. */
    public void play(Script changed) {
        script = changed;
    }

    private void accept() {
        try {
            for (int number = 1; true; number++) {
                Talk talk = new Talk(this, server.accept(), number);
                sockets.add(talk.socket);
                Script now = script;
                Thread.ofVirtual().start(() -> run(now, talk));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void run(Script script, Talk talk) {
        try (talk.socket) {
            script.play(talk);
        } catch (IOException e) {
            // what the tests do to it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        play(first);
        heads.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        try {
            if (spec != null) {
                Files.deleteIfExists(spec);
            }
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.patchbay.domain.rest;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that is kept as long as the server keeps it, and that costs its caller's thread next to nothing. */
final class RawConnection implements Closeable {

    private final URI address;
    private Socket socket;
    private InputStream in;
    private boolean ends;

    RawConnection(String base) throws IOException {
        address = URI.create(base);
        connect();
    }

    private void connect() throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /** A request in ASCII, with a token, and with JSON unless the body is empty. */
    static String request(String method, String path, String token, String body) {
        String head = "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n".formatted(method, path, token)
                + (body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n")
                + "\r\n";
        return head + body;
    }

    /** Sends a request, reads its answer to the end, and answers its status. */
    int send(String request) throws IOException {
        if (ends) {
            socket.close();
            connect();
        }
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = -1;
        ends = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.equals("connection: close")) {
                ends = true;
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
        } else {
            for (int size = chunk(); size > 0; size = chunk()) {
                in.skipNBytes(size + 2L);
            }
            line();
        }
        return status;
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the answer ended early");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

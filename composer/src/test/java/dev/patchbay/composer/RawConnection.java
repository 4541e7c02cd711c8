package dev.patchbay.composer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A socket that says exactly what a test wants to say. */
public final class RawConnection implements AutoCloseable {

    private final Socket socket;

    public RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(500);
    }

    public RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    public Socket socket() {
        return socket;
    }

    /** All that comes until the other side closes, or nothing more comes for half a second; closed tells which. */
    public Answer read() throws IOException {
        return read(Duration.ofMillis(500));
    }

    public Answer read(Duration patience) throws IOException {
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[64 * 1024];
        InputStream in = socket.getInputStream();
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                text.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
            }
            return new Answer(text.toString(), true);
        } catch (SocketTimeoutException e) {
            return new Answer(text.toString(), false);
        } catch (java.net.SocketException e) {
            return new Answer(text.toString(), true);
        }
    }

    /** What came back. */
    public record Answer(String text, boolean closed) {
        /** 0 when nothing came. */
        public int status() {
            return text.startsWith("HTTP/1.") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        /** How many answers there are. */
        public int count() {
            return text.split("HTTP/1\\.[01] [0-9]{3}", -1).length - 1;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

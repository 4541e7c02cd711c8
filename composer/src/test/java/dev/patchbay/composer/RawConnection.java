package dev.patchbay.composer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** A socket that says exactly what a test wants to say. */
public final class RawConnection implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("\ncontent-length: (\\d+)");

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

    /** The next answer, as long as its header says that it is; the connection stays. */
    public Answer readOne(Duration patience) throws IOException {
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        try {
            while (!isWhole(text)) {
                int octet = in.read();
                if (octet < 0) {
                    return new Answer(text.toString(), true);
                }
                text.append((char) octet);
            }
            return new Answer(text.toString(), false);
        } catch (SocketTimeoutException e) {
            return new Answer(text.toString(), false);
        } catch (java.net.SocketException e) {
            return new Answer(text.toString(), true);
        }
    }

    /** Reads up to and including this text, or until nothing arrives for ten seconds. */
    public String readTo(String end) throws IOException {
        socket.setSoTimeout(10_000);
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.indexOf(end) < 0) {
            int octet = in.read();
            if (octet < 0) {
                break;
            }
            text.append((char) octet);
        }
        return text.toString();
    }

    private static boolean isWhole(StringBuilder text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        String head = text.substring(0, end).toLowerCase(java.util.Locale.ROOT);
        var length = LENGTH.matcher(head);
        if (length.find()) {
            return text.length() - end - 4 >= Integer.parseInt(length.group(1));
        }
        return !head.contains("transfer-encoding: chunked")
                ? head.startsWith("http/1.1 204") || head.startsWith("http/1.1 304") || head.startsWith("http/1.1 1")
                : text.length() >= end + 9 && text.substring(text.length() - 5).equals("0\r\n\r\n");
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

    /** The response as text. */
    public record Answer(String text, boolean closed) {
        /** 0 when nothing came. */
        public int status() {
            return text.startsWith("HTTP/1.") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        /** Returns the number of responses. */
        public int count() {
            return text.split("HTTP/1\\.[01] [0-9]{3}", -1).length - 1;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

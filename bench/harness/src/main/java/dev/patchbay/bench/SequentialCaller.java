package dev.patchbay.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One connection, one request after another, each timed: so little code that it hardly adds to what it measures. */
final class SequentialCaller {

    private SequentialCaller() {}

    /**
     * Asks for the subject's routes in turn.
     *
     * @return the latency of each request in milliseconds, in order
     */
    static List<Double> call(Subject subject, int requests) {
        List<Double> millis = new ArrayList<>(requests);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), subject.port())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            InputStream answers = new BufferedInputStream(socket.getInputStream());
            for (int number = 0; number < requests; number++) {
                byte[] request = request(subject, number % subject.routes());
                long start = System.nanoTime();
                socket.getOutputStream().write(request);
                readAnswer(answers);
                millis.add((System.nanoTime() - start) / 1e6);
            }
        } catch (IOException e) {
            throw new BenchException(subject.label() + ": a single connection got no answer: " + e.getMessage());
        }
        return millis;
    }

    private static byte[] request(Subject subject, int route) {
        String authorization = subject.token().isEmpty() ? "" : "Authorization: Bearer " + subject.token() + "\r\n";
        return ("GET " + Subject.path(route, Shape.SMALL) + " HTTP/1.1\r\nHost: localhost:" + subject.port() + "\r\n"
                        + authorization + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Enough of RFC 9112 for answers with a Content-Length, which are all that the backend gives. */
    private static void readAnswer(InputStream answers) throws IOException {
        String status = readLine(answers);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("expected 200 and got " + status);
        }
        int length = 0;
        for (String line = readLine(answers); !line.isEmpty(); line = readLine(answers)) {
            String field = line.toLowerCase(Locale.ROOT);
            if (field.startsWith("content-length:")) {
                length = Integer.parseInt(
                        field.substring("content-length:".length()).strip());
            }
        }
        answers.skipNBytes(length);
    }

    private static String readLine(InputStream answers) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}

package dev.patchbay.composer.forward;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.patchbay.composer.RawService;
import dev.patchbay.composer.TestService;
import dev.patchbay.composer.soak.ComposerProcess;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The allocation of the event loops per request, against {@code allocation.properties}. Unlike time it is the same on a
 * busy machine; and it is the same in every run, because the composer runs here with the compiler that leaves
 * allocations as they are.
 */
class AllocationIT {

    private static final int WARM_UP = 500;
    private static final int REQUESTS = 1000;
    private static final double TOLERANCE = 0.05;

    @TempDir
    private static Path folder;

    @AutoClose
    private static RawService service;

    @AutoClose
    private static ComposerProcess composer;

    @AutoClose
    private static JMXConnector management;

    private static ThreadMXBean threads;
    private static Properties baseline;

    @BeforeAll
    @SuppressWarnings("BanJNDI") // the other side is the JVM that was started a line before
    static void start() throws IOException, AttachNotSupportedException {
        baseline = new Properties();
        try (InputStream in = Objects.requireNonNull(AllocationIT.class.getResourceAsStream("allocation.properties"))) {
            baseline.load(in);
        }
        service = RawService.start(AllocationIT::serve);
        composer = ComposerProcess.start(
                folder, """
                    api: { title: Things, version: 1.0.0 }
                    services:
                      things:
                        url: %s
                        expose: [/things/**]
                    """.formatted(service.url()), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        VirtualMachine machine = VirtualMachine.attach(Long.toString(composer.pid()));
        try {
            management = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
        threads = ManagementFactory.newPlatformMXBeanProxy(
                management.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    private static void serve(RawService.Talk talk) throws IOException {
        String document = TestService.document("GET /things/short", "GET /things/pieces", "POST /things");
        for (String head = talk.head(); !head.isEmpty(); head = talk.head()) {
            String target = head.split(" ", 3)[1];
            if (head.startsWith("POST")) {
                byte[] body = talk.socket().getInputStream().readNBytes(100);
                talk.say("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n"
                        + (body.length == 100 ? "{}" : "[]"));
            } else if (target.equals("/v3/api-docs")) {
                talk.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + document.length()
                        + "\r\n\r\n" + document);
            } else if (target.equals("/things/pieces")) {
                talk.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "64\r\n" + "x".repeat(100) + "\r\n0\r\n\r\n");
            } else {
                talk.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n"
                        + "x".repeat(100));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "short, GET /things/short, 200",
        "pieces, GET /things/pieces, 200",
        "upload, POST /things, 201",
        "unknown, GET /nothing, 404"
    })
    void requestAllocatesWhatItDidBefore(String kind, String request, int status) throws IOException {
        double measured = perRequest(request, status);
        double expected = Double.parseDouble(baseline.getProperty(kind));
        assertThat(measured)
                .as(
                        "bytes allocated for '%s'; when the change is meant, write %.0f into allocation.properties",
                        kind, measured)
                .isBetween(expected * (1 - TOLERANCE), expected * (1 + TOLERANCE));
    }

    private static double perRequest(String request, int status) throws IOException {
        boolean hasBody = request.startsWith("POST");
        byte[] message = (request + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + composer.token()
                        + (hasBody ? "\r\nContent-Type: application/json\r\nContent-Length: 100" : "") + "\r\n\r\n"
                        + (hasBody ? "x".repeat(100) : ""))
                .getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), composer.port())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int i = 0; i < WARM_UP; i++) {
                ask(socket, in, message, status);
            }
            long before = allocated();
            for (int i = 0; i < REQUESTS; i++) {
                ask(socket, in, message, status);
            }
            return (allocated() - before) / (double) REQUESTS;
        }
    }

    private static void ask(Socket socket, InputStream in, byte[] message, int status) throws IOException {
        socket.getOutputStream().write(message);
        String head = head(in);
        assertThat(head).startsWith("HTTP/1.1 " + status);
        if (head.contains("transfer-encoding: chunked")) {
            while (!line(in).equals("0")) {
                // a piece, or its length
            }
            line(in);
        } else {
            int at = head.indexOf("content-length: ") + "content-length: ".length();
            in.skipNBytes(Integer.parseInt(head.substring(at, head.indexOf('\r', at))));
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            head.append(
                            colon < 0
                                    ? line
                                    : line.substring(0, colon).toLowerCase(java.util.Locale.ROOT)
                                            + line.substring(colon))
                    .append("\r\n");
        }
        return head.toString();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the connection ended after '" + line + "'");
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }

    private static long allocated() {
        long[] loops = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().startsWith("reactor-http"))
                .mapToLong(ThreadInfo::getThreadId)
                .toArray();
        return Arrays.stream(threads.getThreadAllocatedBytes(loops)).sum();
    }
}

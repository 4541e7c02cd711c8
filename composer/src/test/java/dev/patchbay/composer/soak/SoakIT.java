package dev.patchbay.composer.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.RawConnection;
import dev.patchbay.composer.RawService;
import dev.patchbay.composer.TestComposer;
import dev.patchbay.composer.TestService;
import dev.patchbay.composer.platform.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that take minutes: {@code mvn -Psoak verify}. */
@Tag("soak")
class SoakIT {

    private static final String[] SMALL = {"-Xmx64m", "-XX:MaxDirectMemorySize=32m", "-XX:+UseSerialGC"};

    @TempDir
    private Path folder;

    private Path document(String... operations) throws IOException {
        return Files.writeString(folder.resolve("items.json"), TestService.document(operations));
    }

    private static String config(int port, Path document, String more) {
        return """
            api: { title: T, version: 1 }
            %s
            services:
              items:
                url: http://localhost:%d
                spec: "file:%s"
                expose: [/**]
            """.formatted(more, port, document);
    }

    private static String head(ComposerProcess composer, String line) {
        return line + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + composer.token() + "\r\n";
    }

    private static void readHead(InputStream in) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("the end of the request");
            }
            newlines = octet == '\n' ? newlines + 1 : octet == '\r' ? newlines : 0;
        }
    }

    // 4

    @Test
    void fiveHundredSlowCallersDoNotHoldUpAGoodOne() throws Exception {
        try (TestService service = TestService.start(TestService.document("GET /items", "POST /items"));
                ComposerProcess composer = ComposerProcess.start(
                        folder, config(service.port(), document("GET /items", "POST /items"), ""), SMALL)) {
            goodCaller(composer, 2000);
            long alone = 0; // the worst of as many looks as are taken beside the slow ones
            for (int i = 0; i < 40; i++) {
                alone = Math.max(alone, goodCaller(composer, 100));
                ComposerProcess.pause(300);
            }
            int filesBefore = composer.files();
            long memoryBefore = composer.memory();
            List<Socket> slow = new ArrayList<>();
            AtomicInteger closed = new AtomicInteger();
            for (int i = 0; i < 500; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), composer.port());
                socket.getOutputStream()
                        .write((i % 2 == 0
                                        ? "GET /items HTTP/1.1\r\nHost: x\r\nX-A: "
                                        : head(composer, "POST /items") + "Content-Length: 100000\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
            long worst = 0;
            while (System.nanoTime() < end) {
                slow.removeIf(socket -> {
                    try {
                        socket.getOutputStream().write('x');
                        return false;
                    } catch (IOException e) {
                        closed.incrementAndGet();
                        return true;
                    }
                });
                worst = Math.max(worst, goodCaller(composer, 100));
                ComposerProcess.pause(300);
            }
            System.out.println(
                    "slow callers: p99 alone " + alone / 1000 + " us, beside them " + worst / 1000 + " us; closed "
                            + closed.get() + "; memory +" + ((composer.memory() - memoryBefore) >> 20) + " MB");
            assertThat(slow).isEmpty();
            assertThat(closed.get()).isEqualTo(500);
            assertThat(worst).isLessThan(Math.max(alone * 10, 200_000_000));
            ComposerProcess.pause(2000);
            assertThat(composer.files()).isLessThan(filesBefore + 50);
            assertThat(composer.memory() - memoryBefore).isLessThan(64 << 20);
        }
    }

    /** The 99th percentile of so many requests in nanoseconds. */
    private static long goodCaller(ComposerProcess composer, int requests) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + composer.port() + "/items"))
                .header("Authorization", "Bearer " + composer.token())
                .timeout(Duration.ofSeconds(20))
                .build();
        long[] times = new long[requests];
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[requests * 99 / 100];
    }

    // 5

    @Test
    void slowReadersOfLargeAnswersHoldNoMemory() throws Exception {
        AtomicLong sent = new AtomicLong();
        byte[] piece = new byte[64 << 10];
        int size = 50 << 20;
        try (RawService service = RawService.start(talk -> {
                    readHead(talk.socket().getInputStream());
                    OutputStream out = talk.socket().getOutputStream();
                    out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
                    for (int i = 0; i < size; i += piece.length) {
                        out.write(piece);
                        sent.addAndGet(piece.length);
                    }
                });
                ComposerProcess composer =
                        ComposerProcess.start(folder, config(service.port(), document("GET /items"), ""), SMALL)) {
            List<Socket> readers = new ArrayList<>();
            long before = composer.memory();
            for (int i = 0; i < 20; i++) {
                Socket socket = new Socket();
                // Not less: below one segment of the loopback device (64 KB) the kernel itself stalls for minutes.
                socket.setReceiveBufferSize(256 << 10);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), composer.port()));
                socket.getOutputStream()
                        .write((head(composer, "GET /items") + "\r\n").getBytes(StandardCharsets.US_ASCII));
                readers.add(socket);
            }
            long most = 0;
            for (int second = 0; second < 20; second++) {
                for (Socket socket : readers) {
                    assertThat(socket.getInputStream().readNBytes(1024)).hasSize(1024);
                }
                most = Math.max(most, composer.memory());
                ComposerProcess.pause(1000);
            }
            System.out.println("slow readers: memory +" + ((most - before) >> 20) + " MB, the service sent "
                    + (sent.get() >> 20) + " of " + ((20L * size) >> 20) + " MB");
            assertThat(composer.isAlive()).isTrue();
            assertThat(most - before).isLessThan(96L << 20);
            assertThat(sent.get()).as("back-pressure reaches the service").isLessThan(20L * size / 2);
            for (Socket socket : readers) {
                socket.close();
            }
        }
    }

    // 6

    @Test
    void aLargeUploadStreamsAndOneBeyondTheLimitEndsThere() throws Exception {
        AtomicLong received = new AtomicLong();
        try (RawService service = RawService.start(talk -> {
            InputStream in = talk.socket().getInputStream();
            readHead(in);
            byte[] buffer = new byte[64 << 10];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                received.addAndGet(length);
                String tail =
                        new String(buffer, Math.max(0, length - 5), Math.min(5, length), StandardCharsets.US_ASCII);
                if (tail.equals("0\r\n\r\n")) {
                    talk.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                }
            }
        })) {
            for (boolean limited : new boolean[] {false, true}) {
                received.set(0);
                Path own = Files.createDirectory(folder.resolve("limited-" + limited));
                try (ComposerProcess composer = ComposerProcess.start(
                        own,
                        config(
                                service.port(),
                                document("POST /items"),
                                "limits: { body: " + (limited ? "10MB" : "1GB") + " }"),
                        SMALL)) {
                    long before = composer.memory();
                    long most = before;
                    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), composer.port())) {
                        OutputStream out = socket.getOutputStream();
                        out.write((head(composer, "POST /items") + "Transfer-Encoding: chunked\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                        byte[] chunk =
                                ("100000\r\n" + "x".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                        try {
                            for (int i = 0; i < 200; i++) {
                                out.write(chunk);
                                most = Math.max(most, composer.memory());
                            }
                            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                        } catch (IOException e) {
                            assertThat(limited).isTrue();
                        }
                        String answer = answer(socket);
                        System.out.println("upload, limit " + limited + ": " + answer + ", received "
                                + (received.get() >> 20) + " MB, memory +" + ((most - before) >> 20) + " MB");
                        if (!limited) {
                            assertThat(answer).startsWith("HTTP/1.1 200");
                            assertThat(received.get()).isGreaterThan(200L << 20);
                        } else {
                            assertThat(answer).isIn("HTTP/1.1 413", "reset");
                            assertThat(received.get()).isLessThan(12L << 20);
                        }
                    }
                    assertThat(most - before).isLessThan(96L << 20);
                }
            }
        }
    }

    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        try {
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        } catch (java.net.SocketException e) {
            return "reset";
        }
    }

    // 8

    @Test
    void idleConnectionsThatEndCostNoRequest() throws Exception {
        AtomicInteger posts = new AtomicInteger();
        try (RawService service = RawService.start(talk -> {
                    talk.socket().setSoTimeout(1000);
                    try {
                        for (String head = talk.head(); !head.isEmpty(); head = talk.head()) {
                            if (head.startsWith("POST")) {
                                posts.incrementAndGet();
                            }
                            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                        }
                    } catch (java.net.SocketTimeoutException e) {
                        // closes
                    }
                });
                ComposerProcess composer = ComposerProcess.start(
                        folder, config(service.port(), document("GET /items", "POST /items"), ""), SMALL)) {
            int sentPosts = 0;
            int failedPosts = 0;
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            for (int i = 0; System.nanoTime() < end; i++) {
                boolean post = i % 2 == 1;
                try (RawConnection connection = new RawConnection(composer.port())) {
                    int status = connection
                            .send(head(composer, (post ? "POST" : "GET") + " /items") + "Connection: close\r\n"
                                    + (post ? "Content-Length: 0\r\n" : "") + "\r\n")
                            .read(Duration.ofSeconds(10))
                            .status();
                    if (post) {
                        sentPosts++;
                        failedPosts += status == 200 ? 0 : 1;
                    } else {
                        assertThat(status).isEqualTo(200);
                    }
                }
                ComposerProcess.pause(900 + i * 7 % 200);
            }
            System.out.println("idle race: " + sentPosts + " POSTs, " + failedPosts + " failed, " + posts + " arrived");
            assertThat(posts.get()).isLessThanOrEqualTo(sentPosts);
            assertThat(posts.get()).isGreaterThanOrEqualTo(sentPosts - failedPosts);
        }
    }

    // 9

    @Test
    void aMinuteOfTwentySwapsASecondFailsNoRequest() throws Exception {
        try (TestService service = TestService.start(swapped(0));
                TestComposer composer = TestComposer.start(
                        "items: { url: %s, expose: [/**] }".formatted(service.url()), "specs: { poll: 20ms }")) {
            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger asked = new AtomicInteger();
            AtomicInteger failed = new AtomicInteger();
            List<WeakReference<Platform>> old = new ArrayList<>();
            int swaps = 0;
            try (ExecutorService load = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 8; i++) {
                    load.execute(() -> {
                        while (!done.get()) {
                            asked.incrementAndGet();
                            if (composer.get("/items").statusCode() != 200) {
                                failed.incrementAndGet();
                            }
                        }
                    });
                }
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                while (System.nanoTime() < end) {
                    if (swaps % 100 == 0) {
                        old.add(new WeakReference<>(composer.platform()));
                    }
                    swaps++;
                    swap(composer, service, swaps);
                }
                done.set(true);
            }
            System.out.println(swaps + " swaps, " + asked + " requests, " + failed + " failed");
            assertThat(failed.get()).isZero();
            assertThat(swaps).isGreaterThan(400);
            for (int i = 0; i < 10 && old.stream().anyMatch(table -> table.get() != null); i++) {
                System.gc();
                Thread.sleep(200);
            }
            assertThat(old.stream().filter(table -> table.get() != null)).isEmpty();
        }
    }

    private static void swap(TestComposer composer, TestService service, int swap) throws Exception {
        String before = composer.platform().json().etag();
        service.publish(swapped(swap));
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (composer.platform().json().etag().equals(before) && System.nanoTime() < limit) {
            Thread.sleep(1);
        }
    }

    /** A spec that differs from the one before in an operation and in a description. */
    private static String swapped(int swap) {
        String spec = swap % 2 == 0
                ? TestService.document("GET /items")
                : TestService.document("GET /items", "GET /items/{id}");
        return spec.replace("\"ok\"", "\"ok %d\"".formatted(swap));
    }

    // 15

    @Test
    void tenThousandCallersThatGoAway() throws Exception {
        AtomicInteger open = new AtomicInteger();
        try (RawService service = RawService.start(talk -> {
                    readHead(talk.socket().getInputStream());
                    open.incrementAndGet();
                    try {
                        talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                        while (true) {
                            talk.say("400\r\n" + "z".repeat(1024) + "\r\n");
                            Thread.sleep(5);
                        }
                    } finally {
                        open.decrementAndGet();
                    }
                });
                TestComposer composer = TestComposer.start("items: { url: %s, spec: \"file:%s\", expose: [/**] }"
                        .formatted(service.url(), document("GET /items")))) {
            String request = "GET /items HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + composer.token() + "\r\n\r\n";
            CountDownLatch all = new CountDownLatch(10_000);
            AtomicInteger wrong = new AtomicInteger();
            try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
                for (int i = 0; i < 10_000; i++) {
                    callers.execute(() -> {
                        try (RawConnection connection = new RawConnection(composer.port())) {
                            Socket socket = connection.send(request).socket();
                            socket.setSoTimeout(10_000);
                            if (socket.getInputStream().read(new byte[100]) <= 0) {
                                wrong.incrementAndGet();
                            }
                            socket.setSoLinger(true, 0);
                        } catch (IOException e) {
                            wrong.incrementAndGet();
                        }
                        all.countDown();
                    });
                }
                assertThat(all.await(5, TimeUnit.MINUTES)).isTrue();
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (open.get() > 0 && System.nanoTime() < end) {
                Thread.sleep(10);
            }
            System.out.println(
                    "10,000 gone callers: " + wrong + " had no answer, " + open + " still open at the service");
            assertThat(wrong.get()).isZero();
            assertThat(open.get()).isZero();
        } // which fails when a buffer is lost
    }

    // 17

    @Test
    void aHundredThousandRequestsOfTwoTenantsAreNotMixedUp() throws Exception {
        try (TestService service = TestService.start(TestService.document("GET /items/{id}"));
                TestComposer composer =
                        TestComposer.start("items: { url: %s, expose: [/**] }".formatted(service.url()))) {
            service.answer((exchange, seen) -> {
                service.seen().clear();
                TestService.send(
                        exchange,
                        200,
                        seen.target() + " " + seen.header("Authorization") + " " + seen.header("X-tenant") + " "
                                + seen.header("X-forwarded-for"));
            });
            String[] tokens = {
                composer.issuer().token(UUID.fromString("01900000-0000-7000-8000-0000000000a1"), ""),
                composer.issuer().token(UUID.fromString("01900000-0000-7000-8000-0000000000b2"), ""),
            };
            AtomicInteger mixed = new AtomicInteger();
            try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
                for (int caller = 0; caller < 8; caller++) {
                    int number = caller;
                    callers.execute(() -> mixed.addAndGet(talk(composer.port(), tokens[number % 2], number)));
                }
            }
            assertThat(mixed.get()).isZero();
        }
    }

    /**
     * 12,500 requests on one connection, pipelined ten at a time, with headers that mean to confuse; how many went
     * wrong.
     */
    private static int talk(int port, String token, int caller) {
        int wrong = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var in = new java.io.BufferedInputStream(socket.getInputStream());
            for (int i = 0; i < 12_500; i += 10) {
                StringBuilder requests = new StringBuilder();
                for (int j = i; j < i + 10; j++) {
                    requests.append("GET /items/")
                            .append(caller)
                            .append('-')
                            .append(j)
                            .append(" HTTP/1.1\r\nHost: x\r\n")
                            .append("Authorization: Bearer ")
                            .append(token)
                            .append("\r\n")
                            .append("Connection: keep-alive, Authorization, X-Forwarded-For\r\n")
                            .append("X-Forwarded-For: 6.6.6.6\r\n\r\n");
                }
                socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
                for (int j = i; j < i + 10; j++) {
                    String body = body(in);
                    wrong += body.startsWith("/items/" + caller + "-" + j + " Bearer " + token + " ")
                                    && body.endsWith("127.0.0.1")
                            ? 0
                            : 1;
                }
            }
        } catch (IOException e) {
            return wrong + 1;
        }
        return wrong;
    }

    private static String body(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("closed");
            }
            head.append((char) octet);
        }
        var length =
                java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        return length.find()
                ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.US_ASCII)
                : "";
    }
}

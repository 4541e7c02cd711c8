package dev.patchbay.composer.specs;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks for documents over HTTP or from files, with a bound on time and size. */
public final class SpecFetcher implements AutoCloseable {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** @param known the version at hand, or null */
    SpecResponse fetch(URI uri, @Nullable Spec known, Duration timeout, long maxBytes) throws InterruptedException {
        return "file".equals(uri.getScheme())
                ? fetchFile(Path.of(uri), maxBytes)
                : fetchHttp(uri, known, timeout, maxBytes);
    }

    private static SpecResponse fetchFile(Path file, long maxBytes) {
        try {
            if (Files.size(file) > maxBytes) {
                return tooLarge(maxBytes);
            }
            return new SpecResponse.Fresh(new Spec(file.toString(), Files.readAllBytes(file), null));
        } catch (NoSuchFileException e) {
            return new SpecResponse.Failed("there is no file " + file);
        } catch (IOException e) {
            return new SpecResponse.Failed("the file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private SpecResponse fetchHttp(URI uri, @Nullable Spec known, Duration timeout, long maxBytes)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Accept", "application/json, application/yaml;q=0.9, */*;q=0.5");
        if (known != null && known.etag() != null) {
            request.header("If-None-Match", known.etag());
        }
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return responseOf(uri, response, body, known, timeout, maxBytes);
            }
        } catch (ConnectException e) {
            return new SpecResponse.Failed("no connection to " + uri);
        } catch (HttpTimeoutException e) {
            return new SpecResponse.Failed("no response from " + uri + " within " + timeout.toMillis() + " ms");
        } catch (IOException e) {
            return new SpecResponse.Failed("the connection to " + uri + " broke: " + e.getMessage());
        } catch (RuntimeException e) {
            // the client's way of saying that a header, such as a redirect's Location, makes no sense
            return new SpecResponse.Failed(uri + " gave a malformed response: " + e.getMessage());
        }
    }

    private static SpecResponse responseOf(
            URI uri,
            HttpResponse<InputStream> response,
            InputStream body,
            @Nullable Spec known,
            Duration timeout,
            long maxBytes)
            throws IOException {
        if (response.statusCode() == 304 && known != null) {
            return new SpecResponse.Unchanged();
        }
        if (response.statusCode() != 200) {
            return new SpecResponse.Failed(uri + " responded with " + response.statusCode() + ", expected 200");
        }
        byte[] content = BoundedRead.read(body, maxBytes, timeout);
        if (content == null) {
            return tooLarge(maxBytes);
        }
        String etag = response.headers().firstValue("ETag").orElse(null);
        return new SpecResponse.Fresh(new Spec(uri.toString(), content, etag));
    }

    private static SpecResponse tooLarge(long maxBytes) {
        return new SpecResponse.Failed("the document is larger than " + maxBytes + " bytes (specs.max-size)");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

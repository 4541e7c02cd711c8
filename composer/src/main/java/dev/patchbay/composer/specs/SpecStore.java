package dev.patchbay.composer.specs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last good document of each service in a folder. It is a help and no more: what cannot be written or read is
 * logged, and the composer works without.
 */
public final class SpecStore {

    private static final Logger LOG = LoggerFactory.getLogger(SpecStore.class);

    private final Path folder;

    public SpecStore(Path folder) {
        this.folder = folder;
    }

    /** @param uri where the document is from; a document from another URI is not given back for this one */
    @Nullable
    Spec load(String service, URI uri) {
        Path file = file(service, uri);
        if (!Files.isReadable(file)) {
            return null;
        }
        try {
            return new Spec(uri.toString(), Files.readAllBytes(file), null);
        } catch (IOException e) {
            LOG.warn("The kept document {} cannot be read: {}", file, e.toString());
            return null;
        }
    }

    void save(String service, URI uri, Spec spec) {
        Path file = file(service, uri);
        try {
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, service, ".tmp");
            try {
                Files.write(written, spec.content());
                move(written, file);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            LOG.warn("The document of {} cannot be kept in {}: {}", service, folder, e.toString());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path file(String service, URI uri) {
        String source = Spec.hash(uri.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return folder.resolve(service + "-" + source.substring(0, 12) + ".spec");
    }
}

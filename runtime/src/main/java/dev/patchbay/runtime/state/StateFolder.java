package dev.patchbay.runtime.state;

import dev.patchbay.runtime.problem.LaunchException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code .patchbay} of a local platform: its database, keys, secrets and logs. One platform at a time lives
 * in it, which a file lock holds, so that even a killed one leaves it free.
 */
public final class StateFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private StateFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates the folder if it is missing and holds its lock until {@link #close()}. */
    public static StateFolder lock(Path path) {
        try {
            Files.createDirectories(path.resolve("logs"));
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new LaunchException(path
                        + ": a platform is already running from this folder; stop it, or name another with --state");
            }
            return new StateFolder(path.toAbsolutePath().normalize(), channel);
        } catch (IOException e) {
            throw new LaunchException(
                    path + ": cannot be written (" + e.getClass().getSimpleName()
                            + "); give this user the right to, or name another folder with --state",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path identityKey() {
        return path.resolve("identity-key.json");
    }

    public Path masterKey() {
        return path.resolve("master-keyset.json");
    }

    public Path specs() {
        return path.resolve("specs");
    }

    public Path log(String name) {
        return path.resolve("logs").resolve(name + ".log");
    }

    /** Returns the file of {@link LocalEnvironment}. */
    public Path environment() {
        return path.resolve("env");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LaunchException(path + ": the lock could not be released", e);
        }
    }
}

package dev.patchbay.runtime;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sources of this build in another folder, with what is built of them, so that only what a test changes there is
 * built again; and without a way to download anything.
 */
final class SourceCopy {

    private static final Set<String> LEFT_OUT =
            Set.of(".git", ".patchbay", "node_modules", "surefire-reports", "failsafe-reports", "test-classes");

    private SourceCopy() {}

    static void into(Path folder) throws IOException {
        Path home = TestPlatform.HOME;
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path source, BasicFileAttributes attributes) throws IOException {
                if (LEFT_OUT.contains(String.valueOf(source.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(folder.resolve(home.relativize(source).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path source, BasicFileAttributes attributes) throws IOException {
                Path target = folder.resolve(home.relativize(source).toString());
                if (source.toString().endsWith(".lst")) {
                    // Maven's own list of what it compiled, by absolute path.
                    Files.writeString(target, Files.readString(source).replace(home.toString(), folder.toString()));
                } else {
                    Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path source, @Nullable IOException failure) throws IOException {
                // The launcher looks at the times of folders, too.
                Path target = folder.resolve(home.relativize(source).toString());
                Files.setLastModifiedTime(target, Files.getLastModifiedTime(source));
                return super.postVisitDirectory(source, failure);
            }
        });
        Files.writeString(
                folder.resolve(".mvn/maven.config"),
                "--offline\n-P!rehearse\n-Dmaven.repo.local=" + System.getProperty("maven.repo.local") + "\n",
                StandardOpenOption.APPEND);
    }
}

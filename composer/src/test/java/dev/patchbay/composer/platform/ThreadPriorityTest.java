package dev.patchbay.composer.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ThreadPriorityTest {

    /** In proc_pid_stat(5), counted from behind the name, which may hold blanks. */
    private static final int NICE = 16;

    @Test
    void theThreadStepsBackAndNoOtherDoes() throws Exception {
        int mine = niceness();
        CompletableFuture<Integer> its = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            ThreadPriority.lower();
            try {
                its.complete(niceness());
            } catch (IOException e) {
                its.completeExceptionally(e);
            }
        });
        assertThat(its.get(10, TimeUnit.SECONDS)).isGreaterThan(mine);
        assertThat(niceness()).isEqualTo(mine);
    }

    private static int niceness() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE]);
    }
}

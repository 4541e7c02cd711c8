package dev.patchbay.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The cost of processes, as Linux counts it in {@code /proc/<pid>/stat} (proc(5), fields 14 and 15) and {@code
 * smaps_rollup}.
 *
 * @param cpuMicros processor time in user and kernel mode since they started
 * @param residentBytes memory held now; pages shared by several processes are counted once, in parts
 */
record Usage(long cpuMicros, long residentBytes) {

    static final Usage NONE = new Usage(0, 0);

    /** USER_HZ, which is 100 on every architecture that this runs on. */
    private static final long MICROS_PER_TICK = 10_000;

    static Usage of(long pid) {
        Path folder = Path.of("/proc", Long.toString(pid));
        try {
            return new Usage(
                    cpuMicros(Files.readString(folder.resolve("stat"))),
                    residentBytes(Files.readAllLines(folder.resolve("smaps_rollup"))));
        } catch (IOException e) {
            return NONE; // it has just ended
        }
    }

    /**
     * All processes that were started with this variable in their environment, whoever adopted them since.
     *
     * @param value that nobody else has
     */
    static Usage ofMarked(String variable, String value) {
        String mark = variable + "=" + value;
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> environment(pid).contains(mark))
                .map(Usage::of)
                .reduce(NONE, Usage::plus);
    }

    private static List<String> environment(long pid) {
        try {
            return List.of(
                    Files.readString(Path.of("/proc", Long.toString(pid), "environ"), StandardCharsets.ISO_8859_1)
                            .split("\0", -1));
        } catch (IOException e) {
            return List.of(); // ended, or somebody else's
        }
    }

    double residentMegabytes() {
        return residentBytes / (double) (1 << 20);
    }

    Usage plus(Usage other) {
        return new Usage(cpuMicros + other.cpuMicros, residentBytes + other.residentBytes);
    }

    /** The name, field 2, may hold spaces and parentheses: fields are counted from behind its last one. */
    static long cpuMicros(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
    }

    static long residentBytes(List<String> smapsRollup) {
        return smapsRollup.stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .sum();
    }
}

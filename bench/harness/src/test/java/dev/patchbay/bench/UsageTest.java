package dev.patchbay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void cpuTimeIsReadBehindAnyName() {
        String stat = "4711 (a (strange) name) S 1 4711 4711 0 -1 4194560 9 0 0 0 123 45 7 8 20 0 1 0 99 1000 200"
                + " 18446744073709551615";

        assertThat(Usage.cpuMicros(stat)).isEqualTo((123 + 45) * 10_000L);
    }

    @Test
    void residentMemoryIsTheProportionalSetSize() {
        List<String> smapsRollup = List.of(
                "55d0a0000000-7ffd00000000 ---p 00000000 00:00 0  [rollup]",
                "Rss:                9000 kB",
                "Pss:                2048 kB",
                "Pss_Dirty:          1024 kB");

        assertThat(Usage.residentBytes(smapsRollup)).isEqualTo(2L << 20);
    }

    @Test
    void usageOfThisProcessGrows() {
        Usage before = Usage.of(ProcessHandle.current().pid());
        long until = System.nanoTime() + 50_000_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        Usage after = Usage.of(ProcessHandle.current().pid());

        assertThat(after.cpuMicros()).isGreaterThan(before.cpuMicros());
        assertThat(after.residentBytes()).isPositive();
    }
}

package dev.patchbay.composer.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BalancerTest {

    private final Balancer balancer =
            new Balancer(List.of(URI.create("http://a"), URI.create("http://b"), URI.create("http://c")));

    @Test
    void instanceWithTheFewestRequestsIsChosen() {
        balancer.instances().get(0).acquire();
        balancer.instances().get(2).acquire();
        for (int i = 0; i < 20; i++) {
            assertThat(balancer.choose(null).url()).hasHost("b");
        }
    }

    @Test
    void nextAttemptGoesToAnotherInstance() {
        Balancer.Instance first = balancer.choose(null);
        for (int i = 0; i < 20; i++) {
            assertThat(balancer.choose(first)).isNotSameAs(first);
        }
    }

    @Test
    void instanceThatFailsInARowIsLeftOutUntilItSucceeds() {
        Balancer.Instance bad = balancer.instances().getFirst();
        bad.recordFailure();
        bad.recordFailure();
        assertThat(bad.isOut()).isFalse();
        bad.recordFailure();
        assertThat(bad.isOut()).isTrue();
        Set<Balancer.Instance> chosen = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            chosen.add(balancer.choose(null));
        }
        assertThat(chosen).hasSize(2).doesNotContain(bad);
        bad.recordSuccess();
        assertThat(bad.isOut()).isFalse();
    }

    @Test
    void anyInstanceIsChosenIfAllAreLeftOut() {
        for (Balancer.Instance instance : balancer.instances()) {
            instance.recordFailure();
            instance.recordFailure();
            instance.recordFailure();
        }
        assertThat(balancer.choose(null)).isNotNull();
    }

    @Test
    void instanceThatWasLeftOutIsTriedByOneCall() {
        InstanceHealth health = new InstanceHealth();
        health.recordFailure(0);
        health.recordFailure(0);
        health.recordFailure(0);
        assertThat(health.tryAcquire(500_000_000L)).isFalse();
        assertThat(health.tryAcquire(1_000_000_000L)).isTrue();
        assertThat(health.tryAcquire(1_000_000_001L))
                .as("a second call beside it")
                .isFalse();
        health.recordFailure(1_100_000_000L);
        assertThat(health.tryAcquire(2_500_000_000L)).as("longer than before").isFalse();
        assertThat(health.tryAcquire(3_100_000_000L)).isTrue();
        health.recordSuccess();
        assertThat(health.tryAcquire(3_100_000_001L)).isTrue();
    }
}

package dev.patchbay.openapi.merge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NameAllocatorTest {

    private final NameAllocator allocator = new NameAllocator(Set.of("Pet", "b_Pet"), Set.of("Locked"));

    @Test
    void firstOwnerKeepsTheName() {
        assertThat(allocator.allocate("Pet", null, false, "a_")).isEqualTo("Pet");
    }

    @Test
    void secondOwnerGetsPrefixAndANumberIfThatIsWantedToo() {
        allocator.allocate("Pet", null, false, "a_");

        assertThat(allocator.allocate("Pet", null, false, "c_")).isEqualTo("c_Pet");
        assertThat(allocator.allocate("Pet", null, false, "b_")).isEqualTo("b_Pet_2");
        assertThat(allocator.allocate("Pet", null, false, "b_")).isEqualTo("b_Pet_3");
    }

    @Test
    void alwaysPrefixedNameIsNeverItsOwn() {
        assertThat(allocator.allocate("Cat", null, true, "a_")).isEqualTo("a_Cat");
    }

    @Test
    void lockedNameGoesToItsOwnerOnly() {
        assertThat(allocator.allocate("Locked", null, false, "a_")).isEqualTo("a_Locked");
        assertThat(allocator.allocate("Pet", "Locked", false, "b_")).isEqualTo("Locked");
    }

    @Test
    void lockedNameThatIsTakenFallsBackToTheOwnName() {
        allocator.take("Locked");

        assertThat(allocator.allocate("Cat", "Locked", false, "b_")).isEqualTo("Cat");
    }

    @Test
    void missingNameIsKeptUntilSomethingElseHasIt() {
        assertThat(allocator.missing("Cat", "a_")).isEqualTo("Cat");

        allocator.take("Cat");
        allocator.take("a_Cat");

        assertThat(allocator.missing("Cat", "a_")).isEqualTo("a_Cat_2");
        assertThat(allocator.isTaken("a_Cat_2")).isFalse();
    }
}

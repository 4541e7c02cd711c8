package dev.patchbay.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.store.Row;
import dev.patchbay.problems.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreconditionTest {

    private static final Row VERSION_3 = new Row(BlogModel.POSTS);

    static {
        VERSION_3.set(BlogModel.POSTS.version(), 3L);
    }

    @Test
    void oneOfTheExpectedVersionsIsEnough() {
        assertThat(holds(new Precondition.Versions(List.of(2L, 3L)))).isTrue();
        assertThat(holds(new Precondition.Versions(List.of(2L)))).isFalse();
        assertThat(holds(new Precondition.Versions(List.of()))).isFalse();
    }

    @Test
    void unexpectedVersionFails() {
        assertThat(holds(new Precondition.OtherVersions(List.of(2L)))).isTrue();
        assertThat(holds(new Precondition.OtherVersions(List.of(2L, 3L)))).isFalse();
    }

    @Test
    void absentFailsForEveryExistingRow() {
        assertThat(holds(new Precondition.Absent())).isFalse();
    }

    @Test
    void allMustHold() {
        Precondition met = new Precondition.Versions(List.of(3L));

        assertThat(holds(new Precondition.AllOf(List.of()))).isTrue();
        assertThat(holds(new Precondition.AllOf(List.of(met, met)))).isTrue();
        assertThat(holds(new Precondition.AllOf(List.of(met, new Precondition.Absent()))))
                .isFalse();
    }

    private static boolean holds(Precondition precondition) {
        try {
            precondition.check(VERSION_3);
            return true;
        } catch (ProblemException e) {
            assertThat(e.problem().type().status()).isEqualTo(412);
            return false;
        }
    }
}

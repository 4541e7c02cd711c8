package dev.patchbay.domain.operation;

import dev.patchbay.domain.problem.Problem;
import dev.patchbay.domain.problem.ProblemType;
import dev.patchbay.domain.store.Row;
import java.util.List;

/** What a client expects of a resource before it is changed ({@code If-Match}, RFC 9110, section 13.1.1). */
public sealed interface Precondition {

    /** Any state will do. */
    record None() implements Precondition {}

    /** One of these versions. */
    record Versions(List<Long> expected) implements Precondition {}

    /**
     * Checks the locked row.
     *
     * @throws dev.patchbay.domain.problem.ProblemException 412 when it is in another version
     */
    default void check(Row current) {
        switch (this) {
            case None() -> {}
            case Versions(List<Long> expected) -> {
                if (!expected.contains(current.version())) {
                    throw Problem.of(
                                    ProblemType.PRECONDITION_FAILED,
                                    "The resource has changed since it was read; read it again and repeat the change")
                            .toException();
                }
            }
        }
    }
}

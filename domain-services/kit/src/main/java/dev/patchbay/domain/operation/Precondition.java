package dev.patchbay.domain.operation;

import dev.patchbay.domain.store.Row;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import java.util.List;

/** A condition on a resource that a change requires (RFC 9110, sections 13.1.1 and 13.1.2). */
public sealed interface Precondition {

    /** All of these conditions; without any, every state meets it. */
    record AllOf(List<Precondition> parts) implements Precondition {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /** The resource has one of these versions. */
    record Versions(List<Long> expected) implements Precondition {}

    /** The resource has none of these versions. */
    record OtherVersions(List<Long> unexpected) implements Precondition {}

    /** The resource does not exist. */
    record Absent() implements Precondition {}

    /**
     * Checks the locked row.
     *
     * @throws dev.patchbay.domain.problem.ProblemException 412 if it does not meet the condition
     */
    default void check(Row current) {
        switch (this) {
            case AllOf(List<Precondition> parts) -> parts.forEach(part -> part.check(current));
            case Versions(List<Long> expected) ->
                require(
                        expected.contains(current.version()),
                        "The resource has changed since it was read; read it again and repeat the change");
            case OtherVersions(List<Long> unexpected) ->
                require(
                        !unexpected.contains(current.version()),
                        "The resource is in a version that If-None-Match names");
            case Absent() -> require(false, "The resource exists already");
        }
    }

    private static void require(boolean met, String detail) {
        if (!met) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED, detail).toException();
        }
    }
}

package dev.patchbay.domain.operation;

import dev.patchbay.domain.store.Row;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import java.util.List;

/** What a client expects of a resource before it is changed (RFC 9110, sections 13.1.1 and 13.1.2). */
public sealed interface Precondition {

    /** Each of these; none of them is any state. */
    record All(List<Precondition> parts) implements Precondition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** One of these versions. */
    record Versions(List<Long> expected) implements Precondition {}

    /** None of these versions. */
    record OtherVersions(List<Long> unexpected) implements Precondition {}

    /** That there is no such resource. */
    record Absent() implements Precondition {}

    /**
     * Checks the locked row.
     *
     * @throws dev.patchbay.problems.ProblemException 412 when it is not what is expected
     */
    default void check(Row current) {
        switch (this) {
            case All(List<Precondition> parts) -> parts.forEach(part -> part.check(current));
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

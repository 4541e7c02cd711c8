package dev.patchbay.domain.rest;

import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.problem.Problem;
import dev.patchbay.domain.problem.ProblemType;
import dev.patchbay.domain.store.DatabaseFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what the database refused in the words of the API. */
public final class DatabaseProblems {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProblems.class);

    private final ResourceModel model;

    public DatabaseProblems(ResourceModel model) {
        this.model = model;
    }

    Problem of(RuntimeException failure) {
        DatabaseFault fault = DatabaseFault.of(failure);
        return switch (fault.kind()) {
            case UNIQUE -> Problem.of(ProblemType.ALREADY_EXISTS, "Another " + name(fault) + " has these values");
            case FOREIGN_KEY ->
                Problem.of(ProblemType.BROKEN_REFERENCE, "A reference between resources would be broken");
            case CHECK, NOT_NULL, BAD_VALUE ->
                Problem.of(ProblemType.INVALID_BODY, "A value is outside of what the database accepts");
            case CONFLICT ->
                Problem.of(
                                ProblemType.CONCURRENT_CHANGE,
                                "The data was being changed at the same time; read it again and repeat the change")
                        .withHeader("Retry-After", "1");
            case TIMEOUT -> unavailable("The database took too long; narrow the request or try again later");
            case UNAVAILABLE, OTHER -> {
                LOG.error("the database failed", failure);
                yield unavailable("The database cannot answer right now; try again later");
            }
        };
    }

    private String name(DatabaseFault fault) {
        return fault.table()
                .flatMap(model::ofTable)
                .map(resource -> resource.schemaName())
                .orElse("resource");
    }

    private static Problem unavailable(String detail) {
        return Problem.of(ProblemType.UNAVAILABLE, detail).withHeader("Retry-After", "5");
    }
}

package dev.patchbay.domain.rest;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.store.ConstraintCatalog;
import dev.patchbay.domain.store.ConstraintCatalog.Constraint;
import dev.patchbay.domain.store.DatabaseFault;
import dev.patchbay.domain.store.StillReferencedException;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns errors of the database into problems that name resources and properties, never constraints or columns. */
public final class DatabaseProblems {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProblems.class);

    private final ResourceModel model;
    private final ConstraintCatalog constraints;

    public DatabaseProblems(ResourceModel model, ConstraintCatalog constraints) {
        this.model = model;
        this.constraints = constraints;
    }

    Problem of(RuntimeException failure) {
        DatabaseFault fault = DatabaseFault.of(failure);
        Optional<Constraint> constraint = constraints.find(fault);
        return switch (fault.kind()) {
            case UNIQUE -> Problem.of(ProblemType.ALREADY_EXISTS, alreadyExists(fault, constraint));
            case FOREIGN_KEY ->
                failure instanceof StillReferencedException
                        ? Problem.of(ProblemType.STILL_REFERENCED, stillReferenced(fault, constraint))
                        : Problem.of(ProblemType.BROKEN_REFERENCE, brokenReference(fault, constraint));
            case CHECK ->
                Problem.of(ProblemType.INVALID_BODY, "The database does not accept " + properties(fault, constraint));
            case NOT_NULL, BAD_VALUE ->
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

    private String alreadyExists(DatabaseFault fault, Optional<Constraint> constraint) {
        return fault.table()
                .flatMap(model::ofTable)
                .map(resource -> "Another " + resource.schemaName() + " has this "
                        + String.join(" and ", names(resource, constraint)))
                .orElse("Another resource has these values");
    }

    private String stillReferenced(DatabaseFault fault, Optional<Constraint> constraint) {
        return fault.table()
                .flatMap(model::ofTable)
                .map(resource -> "There are " + resource.name() + " that refer to it by "
                        + String.join(" and ", names(resource, constraint))
                        + "; change or delete them first")
                .orElse("Other resources refer to it; change or delete them first");
    }

    private String brokenReference(DatabaseFault fault, Optional<Constraint> constraint) {
        return fault.table()
                .flatMap(model::ofTable)
                .map(resource -> String.join(" and ", names(resource, constraint)) + " refers to nothing that exists")
                .orElse("A reference points to nothing that exists");
    }

    private String properties(DatabaseFault fault, Optional<Constraint> constraint) {
        return fault.table()
                .flatMap(model::ofTable)
                .map(resource -> names(resource, constraint))
                .filter(names -> !names.isEmpty())
                .map(names -> "the value of " + String.join(" with ", names))
                .orElse("one of the values");
    }

    private static List<String> names(Resource resource, Optional<Constraint> constraint) {
        return resource.visibleFields().stream()
                .filter(field -> constraint.map(Constraint::columns).orElse(List.of()).stream()
                        .anyMatch(column -> column.equals(field.column())
                                || (field.encrypted() && column.equals(field.indexColumn()))))
                .map(Field::name)
                .toList();
    }

    private static Problem unavailable(String detail) {
        return Problem.of(ProblemType.SERVICE_UNAVAILABLE, detail).withHeader("Retry-After", "5");
    }
}

package dev.patchbay.domain.rest;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.store.ConstraintCatalog;
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
        return switch (fault.kind()) {
            case UNIQUE -> Problem.of(ProblemType.ALREADY_EXISTS, alreadyExists(fault));
            case FOREIGN_KEY ->
                failure instanceof StillReferencedException
                        ? Problem.of(ProblemType.STILL_REFERENCED, stillReferenced(fault))
                        : Problem.of(ProblemType.BROKEN_REFERENCE, brokenReference(fault));
            case CHECK -> Problem.of(ProblemType.INVALID_BODY, "The database does not accept " + properties(fault));
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
                yield unavailable("The database is not available right now; try again later");
            }
        };
    }

    private String alreadyExists(DatabaseFault fault) {
        return resource(fault)
                .map(resource -> "Another " + resource.schemaName() + " has this "
                        + String.join(" and ", names(resource, fault)))
                .orElse("Another resource has these values");
    }

    private String stillReferenced(DatabaseFault fault) {
        return resource(fault)
                .map(resource -> "There are " + resource.name() + " that refer to it by "
                        + String.join(" and ", names(resource, fault))
                        + "; change or delete them first")
                .orElse("Other resources refer to it; change or delete them first");
    }

    private String brokenReference(DatabaseFault fault) {
        return resource(fault)
                .map(resource -> String.join(" and ", names(resource, fault)) + " refers to nothing that exists")
                .orElse("A reference points to nothing that exists");
    }

    private String properties(DatabaseFault fault) {
        return resource(fault)
                .map(resource -> names(resource, fault))
                .filter(names -> !names.isEmpty())
                .map(names -> "the value of " + String.join(" with ", names))
                .orElse("one of the values");
    }

    private Optional<Resource> resource(DatabaseFault fault) {
        String table = fault.table();
        return table == null ? Optional.empty() : model.ofTable(table);
    }

    /** The visible fields of the constraint that was violated. */
    private List<String> names(Resource resource, DatabaseFault fault) {
        List<String> columns = constraints.columns(fault);
        return resource.visibleFields().stream()
                .filter(field -> columns.contains(field.column())
                        || (field.encrypted() && columns.contains(field.indexColumn())))
                .map(Field::name)
                .toList();
    }

    private static Problem unavailable(String detail) {
        return Problem.of(ProblemType.SERVICE_UNAVAILABLE, detail).withHeader("Retry-After", "5");
    }
}

package dev.patchbay.domain.operation;

import dev.patchbay.domain.entity.Entities;
import dev.patchbay.domain.model.ChildCollection;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldRole;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.store.Row;
import dev.patchbay.problems.Violation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Builds the rows to be written from bodies, complete and checked; what is wrong is added to the violations. */
final class PendingRows {

    private final Entities entities;
    private final BodyReader bodies;
    private final Supplier<UUID> ids;

    PendingRows(Entities entities, BodyReader bodies, Supplier<UUID> ids) {
        this.entities = entities;
        this.bodies = bodies;
        this.ids = ids;
    }

    /** Builds a new row with its children. */
    Row create(Resource resource, JsonNode body, String pointer, Instant now, List<Violation> violations) {
        int before = violations.size();
        Row row = bodies.readNew(resource, body, pointer, violations);
        manage(row, now);
        manageChildren(row, row.id(), now);
        if (violations.size() == before) {
            validate(row, pointer, violations);
        }
        return row;
    }

    /** Builds the row that replaces the current one: a field that the body does not name gets its default. */
    Row replace(Row current, JsonNode body, Instant now, List<Violation> violations) {
        Resource resource = current.resource();
        Row candidate = create(resource, body, "", now, violations);
        if (body.has(resource.id().name()) && !current.id().equals(candidate.get(resource.id()))) {
            violations.add(Violation.inBody("/" + resource.id().name(), "must be the id of the path, or left out"));
        }
        keepManaged(current, candidate);
        return candidate;
    }

    /** Builds the row with a JSON merge patch applied. */
    Row patch(Row current, JsonNode body, Instant now, List<Violation> violations) {
        Row candidate = current.copy();
        bodies.patch(candidate, body, "", violations);
        manageChildren(candidate, current.id(), now);
        if (violations.isEmpty()) {
            validate(candidate, "", violations);
        }
        return candidate;
    }

    /** Checks that a JSON merge patch can be applied at all. */
    void checkPatch(Resource resource, JsonNode body, List<Violation> violations) {
        bodies.patch(new Row(resource), body, "", violations);
    }

    private void validate(Row row, String pointer, List<Violation> violations) {
        entities.validate(row, pointer, violations);
        forEachCollection(row, (collection, children) -> {
            for (int index = 0; index < children.size(); index++) {
                entities.validate(children.get(index), pointer + "/" + collection.name() + "/" + index, violations);
            }
        });
    }

    private void manageChildren(Row row, UUID parent, Instant now) {
        forEachCollection(
                row,
                (collection, children) -> children.forEach(child -> {
                    manage(child, now);
                    child.set(collection.back(), parent);
                }));
    }

    /** Sets the managed fields of a new row; values that are there already stay. */
    private void manage(Row row, Instant now) {
        for (Field field : row.resource().fields()) {
            if (row.get(field) == null) {
                switch (field.role()) {
                    case ID -> row.set(field, ids.get());
                    case VERSION -> row.set(field, 1L);
                    case CREATED_AT, UPDATED_AT -> row.set(field, now);
                    case CLIENT, COMPUTED, SERVICE -> {}
                }
            }
        }
    }

    /** Copies the fields that no client can set. */
    private static void keepManaged(Row current, Row candidate) {
        for (Field field : current.resource().fields()) {
            if (field.hidden() || !field.role().isTakenFromBody() || field.role() == FieldRole.ID) {
                candidate.set(field, current.get(field));
            }
        }
    }

    private static void forEachCollection(Row row, BiConsumer<ChildCollection, List<Row>> action) {
        List<ChildCollection> childCollections = row.resource().childCollections();
        for (int index = 0; index < childCollections.size(); index++) {
            action.accept(childCollections.get(index), row.children(index));
        }
    }
}

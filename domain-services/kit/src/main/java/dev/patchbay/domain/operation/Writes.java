package dev.patchbay.domain.operation;

import dev.patchbay.domain.entity.Entities;
import dev.patchbay.domain.json.BodyReader;
import dev.patchbay.domain.model.Access;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Part;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.problem.Problem;
import dev.patchbay.domain.problem.ProblemType;
import dev.patchbay.domain.problem.Violation;
import dev.patchbay.domain.query.Condition;
import dev.patchbay.domain.store.ResourceStore;
import dev.patchbay.domain.store.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Creates, changes and deletes resources, with their parts, as one. */
public final class Writes {

    private final Transactions transactions;
    private final Stores stores;
    private final Entities entities;
    private final BodyReader bodies;
    private final Supplier<UUID> ids;
    private final Clock clock;

    public Writes(
            Transactions transactions,
            Stores stores,
            Entities entities,
            BodyReader bodies,
            Supplier<UUID> ids,
            Clock clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.entities = entities;
        this.bodies = bodies;
        this.ids = ids;
        this.clock = clock;
    }

    /** Inserts one resource for each body, all of them or none; {@code pointers} tells the place of each in the request. */
    public List<Row> create(Resource resource, List<JsonNode> bodies, Function<Integer, String> pointers) {
        Instant now = now();
        List<Violation> violations = new ArrayList<>();
        List<Row> candidates = new ArrayList<>(bodies.size());
        for (int index = 0; index < bodies.size(); index++) {
            candidates.add(newRow(resource, bodies.get(index), pointers.apply(index), now, violations));
        }
        refuse(violations);
        return transactions.write(() -> {
            List<Row> rows = candidates.stream().map(entities::beforeInsert).toList();
            stores.of(resource).insert(rows);
            insertParts(resource, rows);
            return rows;
        });
    }

    /** Replaces a resource: what the body does not name falls back to its default. */
    public Row replace(Resource resource, UUID id, JsonNode body, Precondition precondition) {
        Instant now = now();
        return transactions.write(() -> {
            Row current = lock(resource, id, precondition);
            List<Violation> violations = new ArrayList<>();
            Row candidate = newRow(resource, body, "", now, violations);
            if (body.has(resource.id().name()) && !id.equals(candidate.get(resource.id()))) {
                violations.add(
                        new Violation.InBody("/" + resource.id().name(), "must be the id of the path, or left out"));
            }
            keepManaged(current, candidate);
            refuse(violations);
            return update(resource, List.of(current), List.of(candidate), now).getFirst();
        });
    }

    /** Applies a JSON merge patch (RFC 7396). */
    public Row patch(Resource resource, UUID id, JsonNode body, Precondition precondition) {
        Instant now = now();
        return transactions.write(() -> {
            Row current = lock(resource, id, precondition);
            List<Violation> violations = new ArrayList<>();
            Row candidate = patched(current, body, now, violations);
            refuse(violations);
            return update(resource, List.of(current), List.of(candidate), now).getFirst();
        });
    }

    /** Applies a JSON merge patch to everything that matches, unless that is more than {@code maxAffected}. */
    public List<Row> patchMatching(Resource resource, Condition filter, JsonNode body, int maxAffected) {
        Instant now = now();
        return transactions.write(() -> {
            List<Row> current = lockMatching(resource, filter, maxAffected);
            List<Violation> violations = new ArrayList<>();
            if (current.isEmpty()) {
                bodies.patch(new Row(resource), body, "", violations);
                refuse(violations);
            }
            List<Row> candidates = new ArrayList<>(current.size());
            for (Row row : current) {
                candidates.add(patched(row, body, now, violations));
                refuse(violations);
            }
            return update(resource, current, candidates, now);
        });
    }

    public Row delete(Resource resource, UUID id, Precondition precondition) {
        return transactions.write(() -> {
            Row current = lock(resource, id, precondition);
            deleteAll(resource, List.of(current));
            return current;
        });
    }

    /** Deletes everything that matches, unless that is more than {@code maxAffected}, and answers what it was. */
    public List<Row> deleteMatching(Resource resource, Condition filter, int maxAffected) {
        return transactions.write(() -> {
            List<Row> rows = lockMatching(resource, filter, maxAffected);
            deleteAll(resource, rows);
            return rows;
        });
    }

    private Row newRow(Resource resource, JsonNode body, String pointer, Instant now, List<Violation> violations) {
        int before = violations.size();
        Row row = bodies.readNew(resource, body, pointer, violations);
        manage(row, now);
        forEachPart(
                resource,
                row,
                (part, children) -> children.forEach(child -> {
                    manage(child, now);
                    child.set(part.back(), row.id());
                }));
        if (violations.size() == before) {
            validate(resource, row, pointer, violations);
        }
        return row;
    }

    private Row patched(Row current, JsonNode body, Instant now, List<Violation> violations) {
        Row candidate = current.copy();
        bodies.patch(candidate, body, "", violations);
        Resource resource = current.resource();
        forEachPart(
                resource,
                candidate,
                (part, children) -> children.forEach(child -> {
                    manage(child, now);
                    child.set(part.back(), current.id());
                }));
        if (violations.isEmpty()) {
            validate(resource, candidate, "", violations);
        }
        return candidate;
    }

    private void validate(Resource resource, Row row, String pointer, List<Violation> violations) {
        entities.validate(row, pointer, violations);
        forEachPart(resource, row, (part, children) -> {
            for (int index = 0; index < children.size(); index++) {
                entities.validate(children.get(index), pointer + "/" + part.name() + "/" + index, violations);
            }
        });
    }

    /** Gives a new row what the kit manages; a row that has it already keeps it. */
    private void manage(Row row, Instant now) {
        for (Field field : row.resource().fields()) {
            if (row.get(field) == null) {
                switch (field.access()) {
                    case ID -> row.set(field, ids.get());
                    case VERSION -> row.set(field, 1L);
                    case CREATED_AT, UPDATED_AT -> row.set(field, now);
                    case CLIENT, COMPUTED, SERVICE -> {}
                }
            }
        }
    }

    /** A replaced resource keeps what no client can set. */
    private static void keepManaged(Row current, Row candidate) {
        for (Field field : current.resource().fields()) {
            if (field.hidden() || !field.access().isTakenFromBody() || field.access() == Access.ID) {
                candidate.set(field, current.get(field));
            }
        }
    }

    private List<Row> update(Resource resource, List<Row> current, List<Row> candidates, Instant now) {
        List<Row> rows = new ArrayList<>(candidates.size());
        for (int index = 0; index < candidates.size(); index++) {
            Row row = entities.beforeUpdate(current.get(index), candidates.get(index));
            advance(row, current.get(index), now);
            rows.add(row);
        }
        stores.of(resource).update(rows);
        for (int index = 0; index < rows.size(); index++) {
            updateParts(resource, current.get(index), rows.get(index), now);
        }
        return rows;
    }

    private static void advance(Row row, Row current, Instant now) {
        row.set(row.resource().version(), current.version() + 1);
        for (Field field : row.resource().fields()) {
            if (field.access() == Access.UPDATED_AT) {
                row.set(field, now);
            } else if (field.access() == Access.CREATED_AT || field.access() == Access.ID) {
                row.set(field, current.get(field));
            }
        }
    }

    private void insertParts(Resource resource, List<Row> rows) {
        for (int index = 0; index < resource.parts().size(); index++) {
            int place = index;
            stores.of(resource.parts().get(index).target())
                    .insert(rows.stream()
                            .flatMap(row -> row.part(place).stream())
                            .toList());
        }
    }

    /**
     * Deletes the children that are gone, inserts the new ones, and does both with those that changed: so they may trade
     * places without standing in each other's way for a moment.
     */
    private void updateParts(Resource resource, Row current, Row row, Instant now) {
        for (int index = 0; index < resource.parts().size(); index++) {
            Map<UUID, Row> before =
                    current.part(index).stream().collect(Collectors.toMap(Row::id, Function.identity()));
            List<Row> added = new ArrayList<>();
            List<Row> children = row.part(index);
            for (int place = 0; place < children.size(); place++) {
                Row child = children.get(place);
                @Nullable Row former = before.get(child.id());
                if (former == null) {
                    added.add(child);
                } else if (child.hasContentOf(former)) {
                    children.set(place, former);
                    before.remove(child.id());
                } else {
                    advance(child, former, now);
                    added.add(child);
                }
            }
            ResourceStore store = stores.of(resource.parts().get(index).target());
            store.delete(before.keySet());
            store.insert(added);
        }
    }

    private void deleteAll(Resource resource, List<Row> rows) {
        rows.forEach(entities::beforeDelete);
        for (int index = 0; index < resource.parts().size(); index++) {
            int place = index;
            stores.of(resource.parts().get(index).target())
                    .delete(rows.stream()
                            .flatMap(row -> row.part(place).stream())
                            .map(Row::id)
                            .toList());
        }
        stores.of(resource).delete(rows.stream().map(Row::id).toList());
    }

    private Row lock(Resource resource, UUID id, Precondition precondition) {
        Row row = stores.of(resource).lock(id).orElseThrow(() -> Reads.notFound(resource));
        precondition.check(row);
        stores.loadParts(List.of(row), resource, resource.parts());
        return row;
    }

    private List<Row> lockMatching(Resource resource, Condition filter, int maxAffected) {
        List<Row> rows = stores.of(resource).lockMatching(filter, maxAffected + 1);
        if (rows.size() > maxAffected) {
            throw Problem.of(
                            ProblemType.TOO_MANY_AFFECTED,
                            "The filter matches more than " + maxAffected
                                    + " resources; nothing was changed. Narrow the filter or raise maxAffected")
                    .toException();
        }
        stores.loadParts(rows, resource, resource.parts());
        return rows;
    }

    private static void forEachPart(Resource resource, Row row, BiConsumer<Part, List<Row>> action) {
        for (int index = 0; index < resource.parts().size(); index++) {
            action.accept(resource.parts().get(index), row.part(index));
        }
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Problem.of(ProblemType.INVALID_BODY, violations).toException();
        }
    }

    /** PostgreSQL keeps microseconds; an answer must not promise more than the next reading shows. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

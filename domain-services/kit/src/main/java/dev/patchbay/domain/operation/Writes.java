package dev.patchbay.domain.operation;

import dev.patchbay.domain.entity.Entities;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.query.Filter;
import dev.patchbay.domain.store.Row;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import dev.patchbay.problems.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Creates, changes and deletes resources together with their children. */
public final class Writes {

    private final Transactions transactions;
    private final ResourceStores stores;
    private final ChildRows children;
    private final Entities entities;
    private final PendingRows pendingRows;
    private final Clock clock;

    public Writes(
            Transactions transactions,
            ResourceStores stores,
            Entities entities,
            BodyReader bodies,
            Supplier<UUID> ids,
            Clock clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.children = new ChildRows(stores);
        this.entities = entities;
        this.pendingRows = new PendingRows(entities, bodies, ids);
        this.clock = clock;
    }

    /**
     * Inserts one resource for each body, all of them or none.
     *
     * @param pointers the JSON pointer of each body in the request
     */
    public List<Row> create(Resource resource, List<JsonNode> bodies, Function<Integer, String> pointers) {
        Instant now = now();
        List<Violation> violations = new ArrayList<>();
        List<Row> created = new ArrayList<>(bodies.size());
        for (int index = 0; index < bodies.size(); index++) {
            created.add(pendingRows.create(resource, bodies.get(index), pointers.apply(index), now, violations));
        }
        refuse(violations);
        return transactions.write(() -> {
            List<Row> rows = created.stream().map(entities::beforeInsert).toList();
            stores.of(resource).insert(rows);
            children.insert(resource, rows);
            return rows;
        });
    }

    /** Replaces a resource: what the body does not name falls back to its default. */
    public Row replace(Resource resource, UUID id, JsonNode body, Precondition precondition) {
        return change(
                resource,
                id,
                precondition,
                (current, now, violations) -> pendingRows.replace(current, body, now, violations));
    }

    /** Applies a JSON merge patch (RFC 7396). */
    public Row patch(Resource resource, UUID id, JsonNode body, Precondition precondition) {
        return change(
                resource,
                id,
                precondition,
                (current, now, violations) -> pendingRows.patch(current, body, now, violations));
    }

    @FunctionalInterface
    private interface Change {
        Row of(Row current, Instant now, List<Violation> violations);
    }

    private Row change(Resource resource, UUID id, Precondition precondition, Change change) {
        Instant now = now();
        return transactions.write(() -> {
            Row current = lock(resource, id, precondition);
            List<Violation> violations = new ArrayList<>();
            Row changed = change.of(current, now, violations);
            refuse(violations);
            return update(resource, List.of(current), List.of(changed), now).getFirst();
        });
    }

    /** Applies a JSON merge patch to everything that matches, unless that is more than {@code maxAffected}. */
    public List<Row> patchMatching(Resource resource, Filter filter, JsonNode body, int maxAffected) {
        Instant now = now();
        return transactions.write(() -> {
            List<Row> current = lockMatching(resource, filter, maxAffected);
            List<Violation> violations = new ArrayList<>();
            if (current.isEmpty()) {
                pendingRows.checkPatch(resource, body, violations);
                refuse(violations);
            }
            List<Row> patched = new ArrayList<>(current.size());
            for (Row row : current) {
                patched.add(pendingRows.patch(row, body, now, violations));
                refuse(violations);
            }
            return update(resource, current, patched, now);
        });
    }

    /** Deletes a resource, also one that can no longer be decrypted, unless a rule has to see it. */
    public void delete(Resource resource, UUID id, Precondition precondition) {
        transactions.write(() -> {
            if (entities.hasRules(resource)) {
                entities.beforeDelete(lock(resource, id, precondition));
            } else {
                precondition.check(stores.of(resource).lockUnread(id).orElseThrow(() -> Reads.notFound(resource)));
            }
            delete(resource, List.of(id));
            return id;
        });
    }

    /** Deletes everything that matches, unless that is more than {@code maxAffected}; returns the deleted rows. */
    public List<Row> deleteMatching(Resource resource, Filter filter, int maxAffected) {
        return transactions.write(() -> {
            List<Row> rows = lockMatching(resource, filter, maxAffected);
            rows.forEach(entities::beforeDelete);
            delete(resource, rows.stream().map(Row::id).toList());
            return rows;
        });
    }

    private void delete(Resource resource, List<UUID> ids) {
        children.delete(resource, ids);
        stores.of(resource).delete(ids);
    }

    private List<Row> update(Resource resource, List<Row> current, List<Row> changed, Instant now) {
        List<Row> rows = new ArrayList<>(changed.size());
        for (int index = 0; index < changed.size(); index++) {
            Row row = entities.beforeUpdate(current.get(index), changed.get(index));
            row.follow(current.get(index), now);
            rows.add(row);
        }
        stores.of(resource).update(rows);
        for (int index = 0; index < rows.size(); index++) {
            children.update(current.get(index), rows.get(index), now);
        }
        return rows;
    }

    private Row lock(Resource resource, UUID id, Precondition precondition) {
        Row row = stores.of(resource).lock(id).orElseThrow(() -> Reads.notFound(resource));
        precondition.check(row);
        stores.loadChildren(List.of(row), resource, resource.childCollections());
        return row;
    }

    private List<Row> lockMatching(Resource resource, Filter filter, int maxAffected) {
        List<Row> rows = stores.of(resource).lockMatching(filter, maxAffected + 1);
        if (rows.size() > maxAffected) {
            throw Problem.of(
                            ProblemType.TOO_MANY_AFFECTED,
                            "The filter matches more than " + maxAffected
                                    + " resources; nothing was changed. Narrow the filter or raise maxAffected")
                    .toException();
        }
        stores.loadChildren(rows, resource, resource.childCollections());
        return rows;
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Problem.of(ProblemType.INVALID_BODY, violations).toException();
        }
    }

    /** PostgreSQL keeps microseconds; a response must not promise more than the next read shows. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

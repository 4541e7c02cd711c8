package dev.patchbay.domain.operation;

import dev.patchbay.domain.model.ChildCollection;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.query.Filter;
import dev.patchbay.domain.query.ListQuery;
import dev.patchbay.domain.query.Operator;
import dev.patchbay.domain.query.Order;
import dev.patchbay.domain.store.ResourceStore;
import dev.patchbay.domain.store.Row;
import dev.patchbay.domain.store.Selection;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Reads resources, lists and relations, each in one read-only transaction and without a query per row. */
public final class Reads {

    private static final int EXPORTED_AT_ONCE = 200;

    private final Transactions transactions;
    private final ResourceStores stores;

    public Reads(Transactions transactions, ResourceStores stores) {
        this.transactions = transactions;
        this.stores = stores;
    }

    /** A resource with the targets of relations that are embedded into it. */
    public record Found(Row row, Expansion expansion) {}

    public Found get(Resource resource, UUID id, List<ChildCollection> childCollections, List<Relation.ToOne> expand) {
        return transactions.read(() -> {
            Row row = stores.of(resource).find(id).orElseThrow(() -> notFound(resource));
            return complete(row, childCollections, expand);
        });
    }

    /** Reads the target of a relation. */
    public Found follow(
            Resource source,
            UUID id,
            Relation.ToOne relation,
            List<ChildCollection> childCollections,
            List<Relation.ToOne> expand) {
        return transactions.read(() -> {
            Row row = stores.of(source).find(id).orElseThrow(() -> notFound(source));
            if (row.get(relation.via()) instanceof UUID target) {
                Row found = stores.of(relation.target()).find(target).orElseThrow(() -> empty(source, relation));
                return complete(found, childCollections, expand);
            }
            throw empty(source, relation);
        });
    }

    public RowPage list(Resource resource, ListQuery query) {
        return transactions.read(() -> page(resource, query, query.filter()));
    }

    /** Reads a page of the children of one parent. */
    public RowPage listChildren(Resource parent, UUID id, Resource child, Relation.ToMany relation, ListQuery query) {
        return transactions.read(() -> {
            requirePresent(parent, id);
            return page(child, query, ofParent(relation, id, query));
        });
    }

    /** Takes an export in batches, at least one, until it returns false. */
    @FunctionalInterface
    public interface BatchReader {
        boolean read(List<Row> rows, Expansion expansion) throws IOException;
    }

    /**
     * Reads all matching resources in one snapshot, in batches.
     *
     * @throws UncheckedIOException if the reader throws an IOException
     */
    public void export(Resource resource, ListQuery query, BatchReader reader) {
        transactions.readSnapshot(() -> stream(resource, query, query.filter(), reader));
    }

    /** As {@link #export}, the children of one parent. */
    public void exportChildren(
            Resource parent, UUID id, Resource child, Relation.ToMany relation, ListQuery query, BatchReader reader) {
        transactions.readSnapshot(() -> {
            requirePresent(parent, id);
            stream(child, query, ofParent(relation, id, query), reader);
        });
    }

    private void stream(Resource resource, ListQuery query, Filter filter, BatchReader reader) {
        Selection all =
                new Selection(needed(resource, query), filter, query.order(), null, Integer.MAX_VALUE, query.offset());
        stores.of(resource).stream(all, EXPORTED_AT_ONCE, rows -> {
            stores.loadChildren(rows, resource, query.childCollections());
            try {
                return reader.read(rows, expand(rows, query.expand()));
            } catch (IOException e) {
                throw new UncheckedIOException("the reader of an export left", e);
            }
        });
    }

    private void requirePresent(Resource parent, UUID id) {
        if (stores.of(parent).find(id).isEmpty()) {
            throw notFound(parent);
        }
    }

    private static Filter ofParent(Relation.ToMany relation, UUID id, ListQuery query) {
        return new Filter.And(List.of(new Filter.OnField(relation.via(), Operator.EQ, List.of(id)), query.filter()));
    }

    private RowPage page(Resource resource, ListQuery query, Filter filter) {
        ResourceStore store = stores.of(resource);
        List<Row> rows = new ArrayList<>();
        if (query.limit() > 0) {
            rows = store.list(new Selection(
                    needed(resource, query), filter, query.order(), query.seek(), query.limit() + 1, query.offset()));
        }
        boolean more = rows.size() > query.limit();
        if (more) {
            boolean backwards = query.seek() != null && query.seek().before();
            rows = rows.subList(backwards ? 1 : 0, rows.size() - (backwards ? 0 : 1));
        }
        stores.loadChildren(rows, resource, query.childCollections());
        return new RowPage(rows, expand(rows, query.expand()), more, total(store, query, filter, rows.size(), more));
    }

    private static OptionalLong total(ResourceStore store, ListQuery query, Filter filter, int rows, boolean more) {
        if (!query.totalCount()) {
            return OptionalLong.empty();
        }
        boolean pageTells = query.seek() == null && query.limit() > 0 && !more && (rows > 0 || query.offset() == 0);
        return OptionalLong.of(pageTells ? query.offset() + rows : store.count(filter));
    }

    /** The columns to read: those to show, to order by and to follow. */
    private static List<Field> needed(Resource resource, ListQuery query) {
        if (query.fields().size() == resource.fields().size()) {
            return resource.fields();
        }
        Set<Field> needed = new HashSet<>(query.fields());
        query.order().stream().map(Order::field).forEach(needed::add);
        query.expand().stream().map(Relation.ToOne::via).forEach(needed::add);
        needed.add(resource.id());
        return resource.fields().stream().filter(needed::contains).toList();
    }

    private Found complete(Row row, List<ChildCollection> childCollections, List<Relation.ToOne> expand) {
        stores.loadChildren(List.of(row), row.resource(), childCollections);
        return new Found(row, expand(List.of(row), expand));
    }

    /** Reads the targets of the relations, with one query for each relation. */
    private Expansion expand(List<Row> rows, List<Relation.ToOne> relations) {
        if (relations.isEmpty()) {
            return Expansion.NONE;
        }
        Map<Relation.ToOne, Map<UUID, Row>> embedded = new HashMap<>();
        for (Relation.ToOne relation : relations) {
            Set<UUID> ids = new HashSet<>();
            for (Row row : rows) {
                if (row.get(relation.via()) instanceof UUID id) {
                    ids.add(id);
                }
            }
            List<Row> targets = stores.of(relation.target()).findAll(ids);
            if (!targets.isEmpty()) {
                Resource target = targets.getFirst().resource();
                stores.loadChildren(targets, target, target.childCollections());
            }
            Map<UUID, Row> byId = new HashMap<>();
            targets.forEach(target -> byId.put(target.id(), target));
            embedded.put(relation, byId);
        }
        return new Expansion(embedded);
    }

    static ProblemException notFound(Resource resource) {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such " + resource.schemaName())
                .toException();
    }

    private static ProblemException empty(Resource source, Relation.ToOne relation) {
        return Problem.of(ProblemType.NOT_FOUND, "The " + source.schemaName() + " has no " + relation.name())
                .toException();
    }
}

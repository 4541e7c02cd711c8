package dev.patchbay.domain.operation;

import dev.patchbay.domain.model.ChildCollection;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.store.ResourceStore;
import dev.patchbay.domain.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The child rows of aggregates, written together with their parents. */
final class ChildRows {

    private final ResourceStores stores;

    ChildRows(ResourceStores stores) {
        this.stores = stores;
    }

    /** Inserts the children of new rows. */
    void insert(Resource resource, List<Row> rows) {
        for (int index = 0; index < resource.childCollections().size(); index++) {
            int collection = index;
            stores.of(resource.childCollections().get(index).target())
                    .insert(rows.stream()
                            .flatMap(row -> row.children(collection).stream())
                            .toList());
        }
    }

    /**
     * Deletes the children that are gone, inserts the new ones, and does both with those that changed: so they can swap
     * unique values without a conflict in between.
     */
    void update(Row current, Row row, Instant now) {
        List<ChildCollection> childCollections = row.resource().childCollections();
        for (int index = 0; index < childCollections.size(); index++) {
            Map<UUID, Row> before =
                    current.children(index).stream().collect(Collectors.toMap(Row::id, Function.identity()));
            List<Row> added = new ArrayList<>();
            List<Row> children = row.children(index);
            for (int offset = 0; offset < children.size(); offset++) {
                Row child = children.get(offset);
                Row former = before.get(child.id());
                if (former == null) {
                    added.add(child);
                } else if (child.hasContentOf(former)) {
                    children.set(offset, former);
                    before.remove(child.id());
                } else {
                    child.follow(former, now);
                    added.add(child);
                }
            }
            ResourceStore store = stores.of(childCollections.get(index).target());
            store.delete(before.keySet());
            store.insert(added);
        }
    }

    /** Deletes the children of these parents without reading them. */
    void delete(Resource resource, Collection<UUID> parents) {
        for (ChildCollection collection : resource.childCollections()) {
            stores.of(collection.target()).deleteChildren(collection.back(), parents);
        }
    }
}

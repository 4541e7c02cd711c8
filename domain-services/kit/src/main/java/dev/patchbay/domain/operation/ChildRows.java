package dev.patchbay.domain.operation;

import dev.patchbay.domain.model.Part;
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
import org.jspecify.annotations.Nullable;

/** The child rows of aggregates, written together with their parents. */
final class ChildRows {

    private final ResourceStores stores;

    ChildRows(ResourceStores stores) {
        this.stores = stores;
    }

    /** Inserts the parts of new rows. */
    void insert(Resource resource, List<Row> rows) {
        for (int index = 0; index < resource.parts().size(); index++) {
            int part = index;
            stores.of(resource.parts().get(index).target())
                    .insert(rows.stream()
                            .flatMap(row -> row.part(part).stream())
                            .toList());
        }
    }

    /**
     * Deletes the children that are gone, inserts the new ones, and does both with those that changed: so they can swap
     * unique values without a conflict in between.
     */
    void update(Row current, Row row, Instant now) {
        List<Part> parts = row.resource().parts();
        for (int index = 0; index < parts.size(); index++) {
            Map<UUID, Row> before =
                    current.part(index).stream().collect(Collectors.toMap(Row::id, Function.identity()));
            List<Row> added = new ArrayList<>();
            List<Row> children = row.part(index);
            for (int offset = 0; offset < children.size(); offset++) {
                Row child = children.get(offset);
                @Nullable Row former = before.get(child.id());
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
            ResourceStore store = stores.of(parts.get(index).target());
            store.delete(before.keySet());
            store.insert(added);
        }
    }

    /** Deletes the parts of these parents without reading them. */
    void delete(Resource resource, Collection<UUID> parents) {
        for (Part part : resource.parts()) {
            stores.of(part.target()).deleteChildren(part.back(), parents);
        }
    }
}

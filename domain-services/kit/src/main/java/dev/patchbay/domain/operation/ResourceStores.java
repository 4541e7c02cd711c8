package dev.patchbay.domain.operation;

import dev.patchbay.domain.encryption.Keyring;
import dev.patchbay.domain.model.ChildCollection;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.store.ResourceStore;
import dev.patchbay.domain.store.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The stores of all resources, and reads that take more than one of them: the children of aggregates. */
public final class ResourceStores {

    private final Map<String, ResourceStore> byName = new HashMap<>();

    public ResourceStores(ResourceModel model, JdbcTemplate jdbc, Keyring keyring) {
        for (Resource resource : model.resources()) {
            byName.put(resource.name(), new ResourceStore(jdbc, resource, keyring));
        }
    }

    public ResourceStore of(Resource resource) {
        return of(resource.name());
    }

    public ResourceStore of(String resource) {
        return Objects.requireNonNull(byName.get(resource), () -> "no resource is called " + resource);
    }

    /** Reads these children of the rows, with one query for each collection. */
    public void loadChildren(List<Row> rows, Resource resource, List<ChildCollection> childCollections) {
        if (rows.isEmpty()) {
            return;
        }
        for (int index = 0; index < resource.childCollections().size(); index++) {
            ChildCollection collection = resource.childCollections().get(index);
            if (childCollections.contains(collection)) {
                Map<UUID, Row> byId = new HashMap<>();
                rows.forEach(row -> byId.put(row.id(), row));
                List<Row> children =
                        of(collection.target()).findChildren(collection.back(), collection.position(), byId.keySet());
                for (Row child : children) {
                    if (child.get(collection.back()) instanceof UUID parent) {
                        Objects.requireNonNull(byId.get(parent)).children(index).add(child);
                    }
                }
            }
        }
    }
}

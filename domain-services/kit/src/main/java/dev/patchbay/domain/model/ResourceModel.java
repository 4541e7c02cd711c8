package dev.patchbay.domain.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources of a service. Immutable; built once at start-up by {@link ResourceModels}. */
public final class ResourceModel {

    private final Map<String, Resource> byName = new LinkedHashMap<>();

    public ResourceModel(List<Resource> resources) {
        for (Resource resource : resources) {
            byName.put(resource.name(), resource);
        }
    }

    /** The resources in the order of their names. */
    public List<Resource> resources() {
        return List.copyOf(byName.values());
    }

    public Optional<Resource> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The resource that a relation or a child collection of this model names. */
    public Resource get(String name) {
        Resource resource = byName.get(name);
        if (resource == null) {
            throw new IllegalArgumentException("no resource is called " + name);
        }
        return resource;
    }

    /** The operations of a resource of this model, those of one path side by side. */
    public List<ResourceOperation> operations(Resource resource) {
        return new OperationCatalog(this).of(resource);
    }

    public Optional<Resource> ofTable(String table) {
        return byName.values().stream()
                .filter(resource -> resource.table().equals(table))
                .findFirst();
    }
}
